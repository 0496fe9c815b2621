"""Letters that have another form, or become others when they are folded."""

ALPHABET = 'aAａＡbß①1１.…‥(株)㈱㍿かカｶがガｶﾞﾞハﾊパぱﾊﾟﾟー-ｰあ髙℡teltTEL,＂"わワ\u3099゛㌀🈀ée\u0301'
TRICKY = (
    "かがカガｶﾞﾟ\u3099\u309aはパ㈱㍿Ａａz1１①٣株々 ｱあ"
    "ΣςßﬁİiI\u0301\u0323\u0345\u0dd9\u0dcf\u09be각가\u1100\u1161\u11a8"
)

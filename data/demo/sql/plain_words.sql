-- In messy files a word is plain text: it is spoilt, translated and written in many ways.
create type word as varchar;
create type wording as varchar;

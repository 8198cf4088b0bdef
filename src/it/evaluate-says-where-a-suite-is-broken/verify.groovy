def log = new File(basedir, 'build.log').text
assert log =~ /review\.yaml:4:\d+: .*timeuot.*timeout/
assert log =~ /review\.yaml:16:\d+: .*unsen.*unseen/
assert !log.contains('\tat ')

def log = new File(basedir, 'build.log').text
assert log =~ /review\.yaml:\d+:\d+: .*taks.*tasks/
assert !log.contains('\tat ')

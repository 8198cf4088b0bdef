def log = new File(basedir, 'build.log').text
assert log.contains('none.jsonl')
assert log.contains('BUILD FAILURE')
assert !log.contains('PASS')

def log = new File(basedir, 'build.log').text
assert log.contains('http://localhost:9/v1')
assert !log.contains('\tat ')
assert !new File(basedir, 'target/metaspo/review/results.json').exists()

def log = new File(basedir, 'build.log').text
assert log.contains('review: PASS, 0.833 (10/12); as measured for the lock')
assert !log.contains('the results in target are stale')
assert log.contains('the last measurement did not finish, so it has no results')
assert !new File(basedir, 'target/metaspo/review/results.json').exists()
assert !new File(basedir, 'target/metaspo-reports/TEST-metaspo.review.gone.xml').exists()
assert !new File(basedir, 'target/metaspo-reports/TEST-metaspo.former.colours.xml').exists()
assert new File(basedir, 'target/metaspo-reports/TEST-metaspo.OwnTest.xml').exists()

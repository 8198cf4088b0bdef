def log = new File(basedir, 'build.log').text
assert !log.contains('WARN')
assert !log.contains('ERROR')
assert !new File(basedir, 'target').exists()

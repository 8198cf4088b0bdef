def log = new File(basedir, 'build.log').text
def end = log.indexOf('BUILD SUCCESS')
assert !log.substring(0, end).contains('WARN')
assert !log.contains('ERROR')

def folder = new File(basedir, 'src/main/metaspo')
['generate', 'evaluate'].each { goal ->
    assert log.substring(end).contains("[WARNING] there is no suite in ${folder}, so metaspo:${goal} did nothing; ")
}
assert !new File(basedir, 'target').exists()

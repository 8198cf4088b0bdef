context.stub.close()

// what a terminal would obey, or a reader would not see
def hidden = ~/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/
def assertVisible = { File file ->
    file.readLines('UTF-8').eachWithIndex { all, index ->
        // Maven's own
        def line = all.replace('\u001b[0m', '')
        assert !(line =~ hidden).find() : "${file.name}:${index + 1}: ${line.replaceAll(hidden, '?')}"
    }
}
def log = new File(basedir, 'build.log')
assertVisible(log)
assert log.text.count('BUILD SUCCESS\n') == 4
assert !log.readLines().any { it.startsWith('[INFO] injected') }
assert log.text.contains('first failed call, example e')
assert log.text.contains('\\u{202E}')
assert log.text.contains('shipped: ')

def reports = []
['target/metaspo', 'target/metaspo-reports', 'src/main/metaspo'].each { folder ->
    new File(basedir, folder).eachFileRecurse(groovy.io.FileType.FILES) { file ->
        reports << file.name
        if (file.name =~ /\.(xml|md|yaml|csv)$/) {
            assertVisible(file)
        }
        if (file.name.endsWith('.xml')) {
            new groovy.xml.XmlSlurper().parse(file)
        }
        if (file.name.endsWith('.json')) {
            new groovy.json.JsonSlurper().parse(file)
        }
    }
}
assert reports.containsAll(['review.lock.yaml', 'review.baseline.csv', 'summary.md', 'verdict.json', 'TEST-metaspo.review.xml'])

namespace Djrill.Net.Tests.Inspector;

/// <summary>Downloads by names and numbers that lead elsewhere.</summary>
internal sealed class MatrixTraversalTests
{
    private MatrixHosts _hosts;

    [OneTimeSetUp]
    public async Task StartAsync() => _hosts = await MatrixHosts.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _hosts.DisposeAsync();

    [TestCase("events/1/json", 200)] // The rest differs from these in one thing.
    [TestCase("events/1/attachments/0", 200)]
    [TestCase("assets/inspector.css", 200)]
    [TestCase("events/2/json", 404)]
    [TestCase("events/1/attachments/1", 404)]
    [TestCase("events/..%2f..%2fappsettings.json", 404)]
    [TestCase("events/..%2f1/json", 404)]
    [TestCase("events/%2e%2e/json", 404)]
    [TestCase("events/1/attachments/..%2f..%2f..%2fetc%2fpasswd", 404)]
    [TestCase("events/1/attachments/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd", 404)]
    [TestCase("events/1/attachments/..%5c..%5cwindows%5cwin.ini", 404)]
    [TestCase("events/1/attachments/%2fetc%2fpasswd", 404)]
    [TestCase("events/1/attachments/C:%5cWindows%5cwin.ini", 404)]
    [TestCase("events/1/attachments/note.txt", 404)]
    [TestCase("events/1/attachments/-1", 404)]
    [TestCase("events/1/attachments/+0", 404)]
    [TestCase("events/1/attachments/%200", 404)]
    [TestCase("events/1/attachments/2147483648", 404)]
    [TestCase("events/1/attachments/99999999999999999999999999", 404)]
    [TestCase("events/1/images/0", 404)]
    [TestCase("events/-1/json", 404)]
    [TestCase("events/0/source", 404)]
    [TestCase("events/1.0/html", 404)]
    [TestCase("events/1e0/json", 404)]
    [TestCase("events/0x1/json", 404)]
    [TestCase("events/%D9%A1/json", 404)] // The Arabic digit one.
    [TestCase("events/9223372036854775808/json", 404)]
    [TestCase("events/1%20OR%201=1/json", 404)]
    [TestCase("events/1%00/json", 400)] // Kestrel refuses it.
    [TestCase("assets/..%2finspector.css", 404)]
    [TestCase("assets/%2e%2e%2f%2e%2e%2fappsettings.json", 404)]
    [TestCase("assets/Djrill.Net.Inspector.Assets.inspector.css", 404)]
    [TestCase("assets/%2fetc%2fpasswd", 404)]
    [TestCase("nothing", 404)]
    public async Task Path_LeadsToNothingElse(string path, int status)
    {
        using var answer = await _hosts["policy"].SendAsync("GET", $"/mandrill/{path}", "reader");

        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
    }
}

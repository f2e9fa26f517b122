namespace Djrill.Net.Tests.Inspector;

/// <summary>Downloads by names and numbers that lead elsewhere.</summary>
internal sealed class MatrixTraversalTests
{
    private MatrixHosts _hosts;

    [OneTimeSetUp]
    public async Task StartAsync() => _hosts = await MatrixHosts.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _hosts.DisposeAsync();

    [TestCase("events/{id}/json", 200)] // The rest differs from these in one thing.
    [TestCase("events/{id}/attachments/0", 200)]
    [TestCase("assets/inspector.css", 200)]
    [TestCase("events/999/json", 404)]
    [TestCase("events/{id}/attachments/1", 404)]
    [TestCase("events/..%2f..%2fappsettings.json", 404)]
    [TestCase("events/..%2f{id}/json", 404)]
    [TestCase("events/%2e%2e/json", 404)]
    [TestCase("events/{id}/attachments/..%2f..%2f..%2fetc%2fpasswd", 404)]
    [TestCase("events/{id}/attachments/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd", 404)]
    [TestCase("events/{id}/attachments/..%5c..%5cwindows%5cwin.ini", 404)]
    [TestCase("events/{id}/attachments/%2fetc%2fpasswd", 404)]
    [TestCase("events/{id}/attachments/C:%5cWindows%5cwin.ini", 404)]
    [TestCase("events/{id}/attachments/note.txt", 404)]
    [TestCase("events/{id}/attachments/-1", 404)]
    [TestCase("events/{id}/attachments/+0", 404)]
    [TestCase("events/{id}/attachments/%200", 404)]
    [TestCase("events/{id}/attachments/2147483648", 404)]
    [TestCase("events/{id}/attachments/99999999999999999999999999", 404)]
    [TestCase("events/{id}/images/0", 404)]
    [TestCase("events/-1/json", 404)]
    [TestCase("events/0/source", 404)]
    [TestCase("events/{id}.0/html", 404)]
    [TestCase("events/{id}e0/json", 404)]
    [TestCase("events/0x{id}/json", 404)]
    [TestCase("events/%D9%A1/json", 404)] // The Arabic digit one.
    [TestCase("events/9223372036854775808/json", 404)]
    [TestCase("events/{id}%20OR%201=1/json", 404)]
    [TestCase("events/{id}%00/json", 400)] // Kestrel refuses it.
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

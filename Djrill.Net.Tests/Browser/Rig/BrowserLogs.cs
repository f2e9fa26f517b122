using Newtonsoft.Json.Linq;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;

namespace Djrill.Net.Tests.Browser.Rig;

/// <summary>What the browser wrote down since it was asked last.</summary>
internal static class BrowserLogs
{
    /// <summary>Gets the URLs of all requests, also of frames, but for those that a policy stopped.</summary>
    public static IReadOnlyList<string> TakeRequests(this ChromeDriver driver)
    {
        var messages = driver.Manage().Logs.GetLog("performance").Select(static entry => JObject.Parse(entry.Message)["message"]!).ToList();
        var stopped = messages.Where(static message => (string?)message.SelectToken("params.blockedReason") == "csp").Select(IdOf).ToHashSet();
        return
        [
            .. messages.Where(static message => (string?)message["method"] is "Network.requestWillBeSent" or "Network.webSocketCreated")
                .Where(message => !stopped.Contains(IdOf(message)))
                .Select(static message => (string)(message.SelectToken("params.request.url") ?? message.SelectToken("params.url"))!)
        ];
    }

    /// <summary>Gets the lines of the console, which say what a content security policy stopped.</summary>
    public static IReadOnlyList<string> TakeConsole(this ChromeDriver driver) =>
        [.. driver.Manage().Logs.GetLog(LogType.Browser).Select(static entry => entry.Message)];

    private static string? IdOf(JToken message) => (string?)message.SelectToken("params.requestId");
}

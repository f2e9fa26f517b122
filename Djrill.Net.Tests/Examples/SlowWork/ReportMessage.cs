namespace Djrill.Net.Tests.Examples.SlowWork;

public sealed record ReportMessage(string Json);

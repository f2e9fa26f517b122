namespace Djrill.Net.Sample;

/// <summary>The beginning that the receiver and <c>send</c> share, so that both see the same configuration.</summary>
internal static class SampleHost
{
    // 'dotnet run' and a start of the built file have different working directories; the settings stand beside the latter.
    public static WebApplicationBuilder CreateBuilder(string[] args) =>
        WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
}

namespace Djrill.Net.Sample;

/// <summary>The beginning that the receiver and <c>send</c> share, so that both see the same configuration.</summary>
internal static class SampleHost
{
    // 'dotnet run' and a start of the built file have different working directories; the settings stand beside the latter.
    public static WebApplicationBuilder CreateBuilder(string[] args) =>
        WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = HasEnvironment(args) ? null : Environments.Development,
        });

    /// <summary>Returns whether the user has chosen an environment. Without one the sample runs in Development, which shows the inspector.</summary>
    private static bool HasEnvironment(string[] args) =>
        args.Any(static arg => arg.TrimStart('-', '/').StartsWith("environment", StringComparison.OrdinalIgnoreCase))
        || Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") is not null
        || Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") is not null;
}

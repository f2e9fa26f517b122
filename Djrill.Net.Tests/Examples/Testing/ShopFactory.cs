using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Examples.Testing;

public sealed class ShopFactory(Shop shop) : WebApplicationFactory<Program>
{
    public const string Key = "a-key-for-tests";
    public const string RequestUri = "/djrill/webhook/?secret=a-secret-for-tests";
    public const string Url = "https://shop.example.com" + RequestUri;

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseSetting("Djrill:WebhookSecret", "a-secret-for-tests")
        .UseSetting("Djrill:WebhookSignatureKey", Key)
        .UseSetting("Djrill:WebhookUrl", Url)
        .ConfigureServices(services => services.AddSingleton(shop));
}

using Djrill.Net;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers().AddDjrill();
var app = builder.Build();
app.MapControllers();
MandrillSignals.WebhookEvent += (sender, e) => Console.WriteLine(e.EventType);
await app.RunAsync();

using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Benchmarks.Receivers;

/// <summary>The straightforward receiver: what a competent developer writes by hand, from the framework's parts.</summary>
[ApiController]
[Route(Wire.Path)]
public sealed class PlainController : ControllerBase
{
    private static readonly byte[] Key = Encoding.UTF8.GetBytes(Wire.Key);

    [HttpPost]
    public async Task<IActionResult> ReceiveAsync()
    {
        if (Request.Query["secret"] != Wire.Secret)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var form = await Request.ReadFormAsync();
        if (Request.Headers[Wire.SignatureHeader] != Sign(form))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        foreach (var item in JArray.Parse(form[Wire.FieldName].ToString()).OfType<JObject>())
        {
            PlainEvents.Raise((string?)item["event"] ?? $"{item["type"]}_{item["action"]}", item);
        }

        return Ok();
    }

    private static string Sign(IFormCollection form)
    {
        var fields = form
            .OrderBy(static field => field.Key, StringComparer.Ordinal)
            .SelectMany(static field => new[] { field.Key, field.Value.ToString() });
        string[] parts = [Wire.Url, .. fields];
        return Convert.ToBase64String(HMACSHA1.HashData(Key, Encoding.UTF8.GetBytes(string.Concat(parts))));
    }
}

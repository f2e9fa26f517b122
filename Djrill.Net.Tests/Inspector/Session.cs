using System.Net;
using System.Text.RegularExpressions;

namespace Djrill.Net.Tests.Inspector;

/// <summary>The cookie and the token that a page gave to a user.</summary>
internal sealed partial record Session(string User, string Cookie, string Token)
{
    /// <summary>Opens a page with forms.</summary>
    public static async Task<Session> OpenAsync(HttpClient client, string user)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{InspectedApp.Path}/dead");
        request.Headers.Add(UserHeader.Name, user);
        using var answer = await client.SendAsync(request);
        var page = await answer.Content.ReadAsStringAsync();
        var token = TokenField().Match(page).Groups[1].Value;
        return new(user, answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0], WebUtility.HtmlDecode(token));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}

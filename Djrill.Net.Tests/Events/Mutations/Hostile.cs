namespace Djrill.Net.Tests.Events.Mutations;

/// <summary>Values and names that a receiver would rather not get, as JSON.</summary>
internal static class Hostile
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "[]", "{}", "\"\"", "\" \"", "\"7\"", "\"1.5\"", "\"-1\"", "\"1e400\"", "\"NaN\"", "\"true\"", "\"0x10\"",
        "0", "-0", "1", "7", "-1", "1.5", "-0.0", "7.0", "1e2", "1E-3", "1e400", "-1e400", "1e308", "1e-400", "0.1234567890123456789012345678901",
        "9223372036854775807", "9223372036854775808", "-9223372036854775809", "79228162514264337593543950336", "79228162514264337593543950335.0",
        "253402300799", "253402300800", "2147483648", "-2147483649", new('9', 380), $"-0.{new string('1', 400)}",
        "\"\\ud83d\"", "\"\\ude00 cut\"", "\"\\ud83d\\ud83d\\ude00\"", "\"\\u0000\"", "\"\\u202e\\u200b\"", "\"\\ufeff\\uffff\"", "\"\u00e9 \U0001f600\"",
        "\"../../../etc/passwd\"", "\"CON\"", "\"=?utf-8?B?Li4vLi4v?=\"", "\"=?utf-7?Q?a?=\"", "\"=?x?Q?=?=\"", $"\"{new string('x', 5000)}\"",
        "\"2023-11-14 22:13:20\"", "\"0000-00-00 00:00:00\"", "\"2023-02-30 00:00:00\"", "\"9999-12-31 23:59:59\"", "\"/Date(0)/\"",
        "\"<a@b> <c@d\"", "\"<\"", "\"aGk=\"", "\"a===\"", "\"aGk\\n=\"", "\"text/plain\"", "\"blacklist\"", "\"add\"", "\"inbound\"", "\"click\"",
        "\"example.webhook@mandrillapp.com\"", "[[]]", "[{}]", "[null]", "[[null,null]]", "[\"a\",7,[],{}]", "{\"\":null}", "{\"a\":{\"a\":[]},\"a\":1}",
        "[[\"a@b,\",\" \"],[7,8,9],[[\"x\"]]]", "{\"a\":{\"name\":\"a\",\"content\":\"aGk=\",\"base64\":true},\"b\":[],\"c\":{\"content\":7}}",
        $"{new string('[', 40)}{new string(']', 40)}",
    ];

    private static readonly string[] Names =
    [
        "event", "type", "action", "ts", "_id", "msg", "reject", "entry", "diag", "email", "name", "content", "base64", "sender", "address", "headers",
        "attachments", "images", "country_long", "a", "", "$type", "\\ud83d", "\\u0000", "__proto__", "Message-Id", "EVENT",
    ];

    public static JsonNode Value(int choice) => JsonNode.Raw(Values[choice % Values.Length]);

    public static string Name(int choice) => $"\"{Names[choice % Names.Length]}\"";
}

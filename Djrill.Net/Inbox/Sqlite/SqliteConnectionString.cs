using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Djrill.Net.Inbox;

/// <summary>The connection string of the application, changed to what the inbox needs.</summary>
internal sealed class SqliteConnectionString
{
    private const string Cure = "Give the path of a file that belongs to the inbox, such as 'Data Source=mandrill.db'.";

    private static readonly string[] PathKeys = ["Data Source", "DataSource", "Filename"];

    /// <summary>Checks and changes a connection string.</summary>
    /// <param name="text">The connection string of the application.</param>
    /// <param name="contentRoot">The folder in which a relative path begins.</param>
    /// <param name="storeTimeout">The time limit of a statement.</param>
    /// <exception cref="InboxConfigurationException">The connection string does not lead to a file that can be written.</exception>
    public SqliteConnectionString(string text, string contentRoot, TimeSpan storeTimeout)
    {
        var settings = Parse(text);
        RefuseMode(settings);
        Path = System.IO.Path.GetFullPath(PathIn(settings), contentRoot);
        foreach (var key in PathKeys)
        {
            settings.Remove(key);
        }

        settings.Remove("Cache"); // A shared cache has locks of its own, which ignore the time limit.
        settings["Data Source"] = Path;
        settings["Pooling"] = "False"; // A pool would hand out connections whose PRAGMAs somebody else has set.
        settings["Default Timeout"] = Math.Ceiling(storeTimeout.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        Value = settings.ConnectionString;
    }

    /// <summary>Gets the absolute path of the file.</summary>
    public string Path { get; }

    /// <summary>Gets the connection string of the inbox's connections. It may contain a password.</summary>
    public string Value { get; }

    private static DbConnectionStringBuilder Parse(string text)
    {
        try
        {
            return new DbConnectionStringBuilder { ConnectionString = text };
        }
        catch (ArgumentException)
        {
            throw new InboxConfigurationException($"The connection string of the inbox is not a list of 'name=value;'. {Cure}");
        }
    }

    private static void RefuseMode(DbConnectionStringBuilder settings)
    {
        if (Find(settings, "Mode", out var mode) && (Equal(mode, "Memory") || Equal(mode, "ReadOnly")))
        {
            throw new InboxConfigurationException(
                $"The connection string of the inbox has 'Mode={mode}', but the inbox has to write to a file. Remove 'Mode'.");
        }
    }

    private static string PathIn(DbConnectionStringBuilder settings)
    {
        var path = PathKeys.Select(key => Find(settings, key, out var value) ? value.Trim() : "")
            .FirstOrDefault(static value => value.Length > 0);
        if (path is null || path.Contains(":memory:", StringComparison.OrdinalIgnoreCase))
        {
            throw new InboxConfigurationException(
                $"'Data Source' in the connection string of the inbox is '{path}', which is not a file. "
                + $"The inbox keeps events when the process ends. {Cure}");
        }

        if (path.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || path.StartsWith('|'))
        {
            throw new InboxConfigurationException(
                $"'Data Source' in the connection string of the inbox is '{path}', which is not a plain path. {Cure}");
        }

        return path;
    }

    private static bool Find(DbConnectionStringBuilder settings, string key, [NotNullWhen(true)] out string? value)
    {
        value = settings.TryGetValue(key, out var found) ? Convert.ToString(found, CultureInfo.InvariantCulture) : null;
        return value is not null;
    }

    private static bool Equal(string left, string right) => left.Trim().Equals(right, StringComparison.OrdinalIgnoreCase);
}

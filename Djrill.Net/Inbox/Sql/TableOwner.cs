namespace Djrill.Net.Inbox;

/// <summary>The application that uses the tables. It is written into <c>meta</c> once, and compared at each start.</summary>
/// <param name="IsShared">Whether the tables may belong to another application or environment.</param>
internal sealed record TableOwner(string Application, string Environment, bool IsShared)
{
    /// <summary>Checks the row of <c>meta</c>.</summary>
    /// <exception cref="InboxConfigurationException">The tables have another version, or belong to another application.</exception>
    public void Check(TableNames tables, int version, int expectedVersion, string application, string environment)
    {
        if (version != expectedVersion)
        {
            throw new InboxConfigurationException(
                $"The table '{tables.Meta}' has version {version}, but this version of Djrill.Net needs {expectedVersion}. "
                + "Use the version of Djrill.Net that created the tables, or set another 'TablePrefix'.");
        }

        if (!IsShared && (application != Application || environment != Environment))
        {
            throw new InboxConfigurationException(
                $"The table '{tables.Meta}' belongs to the application '{application}' in the environment '{environment}'. "
                + $"This is the application '{Application}' in the environment '{Environment}'. It would take the other one's events. "
                + "Set another 'TablePrefix' or 'Schema', or set 'AllowSharedTables' to true if both are one.");
        }
    }
}

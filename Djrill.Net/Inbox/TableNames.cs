namespace Djrill.Net.Inbox;

/// <summary>The names of the tables, with schema and prefix. Both were checked as identifiers.</summary>
internal sealed class TableNames(string? schema, string prefix)
{
    public string? Schema => schema;

    public string Prefix => prefix;

    public string Meta => Name("meta");

    public string Batches => Name("batches");

    public string Events => Name("events");

    public string Bodies => Name("bodies");

    public string Lookup => Name("lookup");

    public string Deliveries => Name("deliveries");

    public string Lanes => Name("lanes");

    public string Workers => Name("workers");

    public string Pauses => Name("pauses");

    /// <summary>Gets the name of the sequence of batch numbers. PostgreSQL only.</summary>
    public string BatchSequence => Name("batch");

    private string Name(string table) => schema is null ? prefix + table : $"{schema}.{prefix}{table}";
}

using Djrill.Net.Configuration;

namespace Djrill.Net;

/// <summary>The settings of the inbox, in the section <c>Djrill:Inbox</c>. They are read and validated at start.</summary>
public sealed class MandrillInboxOptions : IBoundOptions
{
    /// <summary>The section of the configuration: <c>Djrill:Inbox</c>.</summary>
    public const string SectionName = "Djrill:Inbox";

    /// <summary>Gets or sets the schema of the tables. PostgreSQL only.</summary>
    /// <value>
    /// A lower-case identifier: letters, digits and underscores. Default: null, the first schema of the connection's search path.
    /// </value>
    public string? Schema { get; set; }

    /// <summary>Gets or sets the text that begins the name of every table.</summary>
    /// <value>A lower-case identifier: letters, digits and underscores. Default: <c>mandrill_</c>.</value>
    public string TablePrefix { get; set; } = "mandrill_";

    /// <summary>Gets or sets the database engine. Set it if a wrapper hides the type of the connection.</summary>
    /// <value>Default: null, which means the engine is found by the type of the connection.</value>
    public MandrillInboxEngine? Engine { get; set; }

    /// <summary>Gets or sets whether the inbox creates missing tables.</summary>
    /// <value>Default: true. If false, create the tables with the scripts in docs/inbox.md.</value>
    public bool CreateTables { get; set; } = true;

    /// <summary>Gets or sets whether an application may use the tables of another application or environment.</summary>
    /// <value>Default: false. Applications that share tables take each other's events.</value>
    public bool AllowSharedTables { get; set; }

    /// <summary>Gets or sets whether this process calls handlers. If false, it only receives and stores.</summary>
    /// <value>Default: true.</value>
    public bool IsWorkerEnabled { get; set; } = true;

    /// <summary>Gets or sets the number of calls of handlers that this process makes at once.</summary>
    /// <value>From 1 to 1000. Default: 8.</value>
    public int Concurrency { get; set; } = 8;

    /// <summary>Gets or sets the time after which another worker takes over from one that does not respond.</summary>
    /// <value>From one second to one hour. Default: 60 seconds. A worker renews its lease every third of this time.</value>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets or sets the time between two looks at the database for due events. New events of this process need no look.</summary>
    /// <value>From 10 milliseconds to one minute. Default: one second.</value>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets the time limit of one statement, and of waiting for a connection or a lock.</summary>
    /// <value>From 100 milliseconds to one minute. Default: 5 seconds. If storing takes longer, the answer is 503.</value>
    public TimeSpan StoreTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets the time limit of one call of a handler.</summary>
    /// <value>
    /// More than zero and at most one day. Default: 5 minutes. <see cref="DjrillOptions.HandlerTimeout"/> does not apply to the inbox.
    /// </value>
    public TimeSpan HandlerTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets the number of attempts of one handler on one event. After the last one the event is a dead letter.</summary>
    /// <value>From 1. Default: 16, which is about 29 hours with the default delays.</value>
    public int MaxDeliveryAttempts { get; set; } = 16;

    /// <summary>Gets or sets the number of times that the process may end during calls for one event. Then the event is a dead letter.</summary>
    /// <value>From 1. Default: 3.</value>
    public int MaxCrashes { get; set; } = 3;

    /// <summary>Gets or sets the delay before the first retry. Each further delay is twice as long, plus or minus a random part.</summary>
    /// <value>More than zero and at most <see cref="MaxRetryDelay"/>. Default: 10 seconds.</value>
    public TimeSpan FirstRetryDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets the longest delay before a retry.</summary>
    /// <value>At most 7 days. Default: 6 hours.</value>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Gets or sets how long handled and ignored events are kept.</summary>
    /// <value>From 24 hours, because Mandrill resends within that time. Default: 7 days.</value>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Gets or sets how long dead letters are kept.</summary>
    /// <value>From <see cref="Retention"/>. Default: 90 days.</value>
    public TimeSpan DeadLetterRetention { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Gets the errors of the values that could not be converted.</summary>
    internal IList<string> BindingErrors { get; } = [];

    /// <summary>Gets the unknown keys of the section, such as misspelt settings.</summary>
    internal IList<string> UnknownKeys { get; } = [];

    IList<string> IBoundOptions.BindingErrors => BindingErrors;

    IList<string> IBoundOptions.UnknownKeys => UnknownKeys;
}

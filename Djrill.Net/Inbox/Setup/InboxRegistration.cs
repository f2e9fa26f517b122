using System.Data.Common;

namespace Djrill.Net.Inbox;

/// <summary>The database of the inbox, as it was given to <c>AddMandrillInbox</c>.</summary>
/// <param name="CreateDataSource">Gets or creates the data source.</param>
internal sealed record InboxRegistration(Func<IServiceProvider, DbDataSource> CreateDataSource);

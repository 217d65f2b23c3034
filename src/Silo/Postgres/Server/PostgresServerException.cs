namespace Marketplace.Postgres;

/// <summary>The private server cannot run. The message is written for the person at the keyboard: what is wrong and what to do.</summary>
internal sealed class PostgresServerException(string message, Exception? cause = null) : Exception(message, cause);

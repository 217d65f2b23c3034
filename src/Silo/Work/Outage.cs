namespace Marketplace.Work;

/// <summary>Says once that the database is away and once that it is back, however often a loop runs into it.</summary>
internal sealed partial class Outage(string name, ILogger logger, TimeProvider time)
{
    /// <summary>Between two looks at a database that is away.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private long began;

    /// <summary>Notes a failure and waits before the next try.</summary>
    public Task Wait(Exception error, CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref began, time.GetTimestamp(), 0) == 0)
        {
            LogBegan(logger, name, error);
        }

        return Task.Delay(Pause, time, cancellationToken);
    }

    public void Over()
    {
        if (Interlocked.Exchange(ref began, 0) is var since and not 0)
        {
            var away = time.GetElapsedTime(since).TotalSeconds;
            LogOver(logger, name, away);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Work} cannot reach the database and waits for it.")]
    private static partial void LogBegan(ILogger logger, string work, Exception error);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Work} goes on after {Seconds:0.0} s without the database.")]
    private static partial void LogOver(ILogger logger, string work, double seconds);
}

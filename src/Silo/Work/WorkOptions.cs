namespace Marketplace.Work;

/// <summary>How workers behave. All of it is engine time: a frozen sandbox clock never stops a retry.</summary>
internal sealed record WorkOptions
{
    public const string Section = "Work";

    /// <summary>How long a claim holds. Longer than <see cref="Patience"/>, so that whoever holds it has given up before somebody else may start.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one item may take before it is cancelled.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>How often to look without being woken: the net under lost signals, crashes of others, and retries.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The pause after the first failure; it doubles with every further one.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest pause between two tries.</summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>After so many failures an item waits for an operator. With the pauses above that is about three quarters of an hour.</summary>
    public int Attempts { get; init; } = 20;

    /// <summary>How many intents are carried out at once: few, because each holds a connection to somebody else's service.</summary>
    public int IntentConcurrency { get; init; } = 8;

    /// <summary>How many streams are told at once: as many as make a good batch for the writes that follow.</summary>
    public int RelayConcurrency { get; init; } = 128;

    /// <summary>How many webhooks are processed at once.</summary>
    public int InboxConcurrency { get; init; } = 8;

    public IEnumerable<string> Problems()
    {
        if (Patience <= TimeSpan.Zero || Lease <= Patience)
        {
            yield return $"{Section}:Lease must be longer than {Section}:Patience, and both positive.";
        }

        if (Poll <= TimeSpan.Zero || FirstRetry <= TimeSpan.Zero || LongestRetry < FirstRetry)
        {
            yield return $"{Section}:Poll and {Section}:FirstRetry must be positive, and {Section}:LongestRetry not shorter than the first.";
        }

        if (Attempts < 1 || IntentConcurrency < 1 || RelayConcurrency < 1 || InboxConcurrency < 1)
        {
            yield return $"{Section}:Attempts and every concurrency must be at least 1.";
        }
    }
}

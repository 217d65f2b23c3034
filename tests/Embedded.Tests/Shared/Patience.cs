namespace Marketplace.Embedded;

/// <summary>Waits for what other threads are about to do, and fails rather than hangs if they never do.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task Until(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Limit);
        while (!condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Waits for a call that should be answered at once, although the engine's clock stands still.</summary>
    public static Task Patiently(this Task call) => call.WaitAsync(Limit);
}

namespace Marketplace.Embedded;

/// <summary>Waits for what other threads are about to do, and fails rather than hangs if they never do.</summary>
internal static class Patience
{
    public static async Task Until(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}

using Marketplace.Embedded;

namespace Marketplace.Simulations;

internal static class AskedProcess
{
    /// <summary>Does work in another process and hears how it ended. The work goes on should the caller die meanwhile.</summary>
    public static Task Ask(this SimulatedProcess process, Func<Task> work) =>
        process.Ask(async () =>
        {
            await work();
            return true;
        });

    /// <inheritdoc cref="Ask(SimulatedProcess, Func{Task})"/>
    public static Task<T> Ask<T>(this SimulatedProcess process, Func<Task<T>> work)
    {
        var answer = new TaskCompletionSource<T>(Promise.Options);
        process.Run(async () =>
        {
            try
            {
                answer.SetResult(await work());
            }
            catch (Exception error)
            {
                answer.SetException(error);
            }
        });
        return answer.Task;
    }
}

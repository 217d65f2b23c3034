namespace Marketplace.Embedded;

/// <summary>The result of a method that returns none.</summary>
internal readonly struct Nothing;

/// <summary>A call that answers with a value.</summary>
internal abstract class GrainCall<TResult> : GrainCall
{
    private TaskCompletionSource<TResult> answer = NoAnswer();

    public Task<TResult> Answer => answer.Task;

    public override bool IsCompleted => answer.Task.IsCompleted;

    public override object? ResultOf(Task outcome) => Read(outcome);

    public override void Complete(Task outcome)
    {
        if (outcome.IsCanceled)
        {
            Settle(Cancelled(outcome));
            return;
        }

        if (outcome.IsFaulted)
        {
            Fail(outcome.Exception!.InnerException!);
            return;
        }

        TResult result;
        try
        {
            result = Isolation.Copy(Read(outcome));
        }
        catch (Exception exception)
        {
            Fail(exception);
            return;
        }

        if (answer.TrySetResult(result))
        {
            Release();
        }
    }

    public override void Fail(Exception exception)
    {
        if (exception is OperationCanceledException)
        {
            Settle(Cancelled(Task.FromException(exception)));
        }
        else if (answer.TrySetException(exception))
        {
            Release();
        }
    }

    protected override void ForgetAnswer() => answer = NoAnswer();

    /// <summary>Reads a finished task: the method's own, or the untyped one that filters leave.</summary>
    protected virtual TResult Read(Task outcome) =>
        outcome is Task<TResult> own ? own.GetAwaiter().GetResult() : (TResult)((Task<object?>)outcome).GetAwaiter().GetResult()!;

    private void Settle(Task<TResult> outcome)
    {
        if (answer.TrySetFromTask(outcome))
        {
            Release();
        }
    }

    /// <summary>A cancelled task that keeps its exception; a completion source by itself would make up another one.</summary>
    private static async Task<TResult> Cancelled(Task outcome)
    {
        await outcome;
        return default!;
    }

    private static TaskCompletionSource<TResult> NoAnswer() => new(Promise.Options);
}

/// <summary>A call that answers with its completion alone.</summary>
internal abstract class VoidGrainCall : GrainCall<Nothing>
{
    public override object? ResultOf(Task outcome)
    {
        Read(outcome);
        return null;
    }

    protected override Nothing Read(Task outcome)
    {
        outcome.GetAwaiter().GetResult();
        return default;
    }
}

using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>Sends calls on behalf of generated references: copies the arguments, applies filters and limits, and hands them to their route.</summary>
internal sealed partial class CallSender(Silo silo, IOutgoingGrainCallFilter[] filters, CallDeadlines deadlines)
{
    private static readonly Task<Nothing> Sent = Task.FromResult(default(Nothing));

    private readonly ILogger logger = silo.Logger;

    /// <summary>What generated references call.</summary>
    public static Task<TResult> Send<TResult>(GrainReference target, GrainCall<TResult> call) => target.Binding.Sender.Start(target, call);

    public static ValueTask<TResult> SendValue<TResult>(GrainReference target, GrainCall<TResult> call) => new(Send(target, call));

    public static ValueTask SendVoidValue(GrainReference target, GrainCall<Nothing> call) => new(Send(target, call));

    private Task<TResult> Start<TResult>(GrainReference target, GrainCall<TResult> call)
    {
        call.Trace = Activity.Current?.Context ?? default;
        try
        {
            call.Address(target, ActivationScope.CurrentOrNull, RequestContext.Current?.ForAnother());
            call.CopyArguments();
        }
        catch (Exception exception)
        {
            return Task.FromException<TResult>(exception);
        }

        if (filters.Length > 0)
        {
            return ThroughFilters(call);
        }

        Post(call);
        return AnswerOf(call);
    }

    private Task<TResult> AnswerOf<TResult>(GrainCall<TResult> call)
    {
        if (!call.Method.IsOneWay)
        {
            return call.Answer;
        }

        _ = call.Answer.ContinueWith(
            static (answer, state) =>
            {
                var (sender, name, grain) = ((CallSender, string, GrainId))state!;
                sender.LogOneWayFailed(answer.Exception!.InnerException!, name, grain);
            },
            (this, call.Method.ActivityName, call.Target!.GrainId),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return (Task<TResult>)(object)Sent;
    }

    private async Task<TResult> ThroughFilters<TResult>(GrainCall<TResult> call)
    {
        var context = new OutgoingCall(filters, call, async attempt =>
        {
            // A filter may have set what is to travel with the call.
            attempt.Address(attempt.Target!, attempt.Source, RequestContext.Current?.ForAnother());
            Post(attempt);
            return await AnswerOf((GrainCall<TResult>)attempt);
        });
        await context.Invoke();
        return context.Result is { } result ? (TResult)result : default!;
    }

    private void Post(GrainCall call)
    {
        if (!silo.Accepts(call))
        {
            call.Fail(new SiloUnavailableException($"{call} was rejected, because the silo is {silo.State}."));
            return;
        }

        call.SentAt = silo.Clock.GetTimestamp();
        if (!call.Method.IsOneWay)
        {
            deadlines.Watch(call, call.Method.ResponseTimeout ?? silo.ResponseTimeout);
            if (silo.State == SiloState.Stopped)
            {
                // It stopped in between, and may not have seen this call among those that it gave up.
                call.Fail(new SiloUnavailableException($"{call} was rejected, because the silo has stopped."));
            }
        }

        call.LinkCancellation();
        if (!call.IsCompleted)
        {
            call.Target!.Binding.Route.Deliver(call);
        }
    }

    [LoggerMessage(1020, LogLevel.Warning, "One-way call {Method} of {Grain} failed")]
    private partial void LogOneWayFailed(Exception exception, string method, GrainId grain);
}

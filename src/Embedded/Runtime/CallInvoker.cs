using Orleans;

namespace Marketplace.Embedded;

/// <summary>Runs a call that has arrived, through the filters and under a trace if anybody wants either.</summary>
internal sealed class CallInvoker(IIncomingGrainCallFilter[] filters)
{
    public Task Invoke(Activation activation, GrainCall call)
    {
        var grain = activation.GrainInstance!;
        if (filters.Length == 0 && grain is not IIncomingGrainCallFilter && (call.Method.IsOfEngine || !CallTelemetry.IsTracing))
        {
            return Direct(call, grain);
        }

        return Observed(activation, call);
    }

    private static Task Direct(GrainCall call, object grain)
    {
        try
        {
            return call.InvokeOn(grain) ?? throw new InvalidOperationException($"{call} returned null instead of a task.");
        }
        catch (Exception exception)
        {
            return Task.FromException(exception);
        }
    }

    private async Task<object?> Observed(Activation activation, GrainCall call)
    {
        using var span = call.Method.IsOfEngine ? null : CallTelemetry.StartSpan(call);
        try
        {
            var context = new IncomingCall(filters, activation, call);
            await context.Invoke();
            return context.Result;
        }
        catch (Exception exception)
        {
            CallTelemetry.Failed(span, exception);
            throw;
        }
    }
}

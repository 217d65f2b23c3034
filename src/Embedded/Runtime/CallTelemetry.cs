using System.Diagnostics;
using System.Diagnostics.Metrics;
using Orleans;
using Orleans.Diagnostics;

namespace Marketplace.Embedded;

/// <summary>Traces and counts under the names that Orleans uses, so that dashboards serve both engines.</summary>
internal sealed class CallTelemetry
{
    private static readonly ActivitySource Calls = new(ActivitySources.ApplicationGrainActivitySourceName);

    private readonly Histogram<double> latency;
    private readonly Counter<long> timedOut;
    private readonly Counter<long> activated;
    private readonly Counter<long> failedToActivate;
    private readonly Counter<long> deactivated;

    public CallTelemetry(IMeterFactory meters)
    {
        Meter = meters.Create("Microsoft.Orleans");
        latency = Meter.CreateHistogram<double>("orleans-app-requests-latency", "ms", "How long callers waited for grains.");
        timedOut = Meter.CreateCounter<long>("orleans-app-requests-timedout", description: "Calls that were not answered in time.");
        activated = Meter.CreateCounter<long>("orleans-catalog-activation-created", description: "Activations begun.");
        failedToActivate = Meter.CreateCounter<long>("orleans-catalog-activation-failed-to-activate", description: "Activations that failed to begin.");
        deactivated = Meter.CreateCounter<long>("orleans-catalog-activation-destroyed", description: "Activations ended.");
    }

    public Meter Meter { get; }

    public static bool IsTracing => Calls.HasListeners();

    public static Activity? StartSpan(GrainCall call)
    {
        var span = Calls.StartActivity(call.Method.ActivityName, ActivityKind.Server, call.Trace);
        span?.SetTag("rpc.system", "orleans");
        span?.SetTag("rpc.service", call.GetInterfaceName());
        span?.SetTag("rpc.method", call.GetMethodName());
        span?.SetTag("rpc.orleans.target_id", call.Target!.GrainId.ToString());
        return span;
    }

    public static void Failed(Activity? span, Exception exception)
    {
        span?.AddException(exception);
        span?.SetStatus(ActivityStatusCode.Error, exception.Message);
    }

    public void Answered(GrainCall call, TimeProvider clock)
    {
        if (latency.Enabled)
        {
            latency.Record(clock.GetElapsedTime(call.SentAt).TotalMilliseconds, Tag("rpc.method", call.Method.ActivityName));
        }
    }

    public void TimedOut(GrainCall call) => timedOut.Add(1, Tag("rpc.method", call.Method.ActivityName));

    public void Activated(GrainClass grain) => activated.Add(1, Tag("grain", grain.Type.ToString()));

    public void FailedToActivate(GrainClass grain) => failedToActivate.Add(1, Tag("grain", grain.Type.ToString()));

    public void Deactivated(GrainClass grain, DeactivationReasonCode reason) =>
        deactivated.Add(1, Tag("grain", grain.Type.ToString()), Tag("via", reason.ToString()));

    public void Count(Func<int> activations) =>
        Meter.CreateObservableGauge("orleans-catalog-activations", activations, description: "Activations at this moment.");

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}

using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Marketplace.Embedded;

internal sealed partial class Activation
{
    private readonly ILogger logger;

    [LoggerMessage(1010, LogLevel.Error, "{Grain} could not be activated; the calls that waited for it are rejected")]
    private partial void LogActivationFailed(Exception? exception, GrainId grain);

    [LoggerMessage(1011, LogLevel.Warning, "{Grain} did not deactivate within {Limit}; it is given up")]
    private partial void LogDeactivationTimedOut(Exception exception, GrainId grain, TimeSpan limit);

    [LoggerMessage(1012, LogLevel.Error, "{Observer} failed while {Grain} was deactivating")]
    private partial void LogStopFailed(Exception exception, string observer, GrainId grain);

    [LoggerMessage(1014, LogLevel.Warning, "{Grain} has been busy for longer than {Limit}; it is left alone, and its calls go to another activation")]
    private partial void LogStuck(GrainId grain, TimeSpan limit);

    [LoggerMessage(1013, LogLevel.Error, "{Grain} failed to dispose")]
    private partial void LogDisposeFailed(Exception exception, GrainId grain);
}

using System.Diagnostics.CodeAnalysis;
using Orleans.Runtime;

namespace Orleans.Runtime
{
    /// <summary>A timer of one activation.</summary>
    public interface IGrainTimer : IDisposable
    {
        void Change(TimeSpan dueTime, TimeSpan period);
    }

    public readonly struct GrainTimerCreationOptions
    {
        public GrainTimerCreationOptions()
        {
        }

        [SetsRequiredMembers]
        public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
        {
            DueTime = dueTime;
            Period = period;
        }

        /// <summary>How long until the first callback.</summary>
        public required TimeSpan DueTime { get; init; }

        /// <summary>How long from the end of one callback to the next; infinite for once only.</summary>
        public required TimeSpan Period { get; init; }

        /// <summary>Whether callbacks may run while a call of the grain waits for something.</summary>
        public bool Interleave { get; init; }

        /// <summary>Whether callbacks count as use, so that the activation is not collected for being idle.</summary>
        public bool KeepAlive { get; init; }
    }
}

namespace Orleans.Timers
{
    public interface ITimerRegistry
    {
        IGrainTimer RegisterGrainTimer<TState>(IGrainContext grainContext, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options);
    }
}

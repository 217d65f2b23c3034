namespace Marketplace.Embedded;

/// <summary>
/// Answers calls that wait too long. Deadlines are looked at in sweeps rather than each having a timer,
/// so a call that is answered in time costs two list operations. No timer runs while no call is outstanding.
/// </summary>
internal sealed class CallDeadlines : IDisposable
{
    /// <summary>A caller may wait this much longer than it asked for.</summary>
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromMilliseconds(250);

    private readonly TimeProvider clock;
    private readonly Action<GrainCall> timedOut;
    private readonly ITimer sweeper;
    private readonly Stripe[] stripes;
    private int isArmed;

    public CallDeadlines(TimeProvider clock, Action<GrainCall> timedOut)
    {
        this.clock = clock;
        this.timedOut = timedOut;
        stripes = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Stripe()).ToArray();
        sweeper = clock.CreateTimer(static self => ((CallDeadlines)self!).Sweep(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Watch(GrainCall call, TimeSpan timeout)
    {
        var due = clock.GetTimestamp() + (long)(timeout.TotalSeconds * clock.TimestampFrequency);
        stripes[Environment.CurrentManagedThreadId % stripes.Length].Add(call, due, timeout);
        if (Interlocked.Exchange(ref isArmed, 1) == 0)
        {
            sweeper.Change(SweepPeriod, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Answers every call that is still outstanding, because nobody else will any more.</summary>
    public void BreakOff(Func<GrainCall, Exception> why)
    {
        var outstanding = false;
        foreach (var (call, _) in stripes.SelectMany(stripe => stripe.TakeDue(long.MaxValue, ref outstanding)).ToArray())
        {
            call.Fail(why(call));
        }
    }

    public void Dispose() => sweeper.Dispose();

    private void Sweep()
    {
        Volatile.Write(ref isArmed, 0);
        var now = clock.GetTimestamp();
        var outstanding = false;
        foreach (var stripe in stripes)
        {
            foreach (var (call, timeout) in stripe.TakeDue(now, ref outstanding))
            {
                call.Fail(new TimeoutException(
                    $"{call} was not answered within {timeout}. Its outcome is unknown: it may have happened, or may happen yet."));
                timedOut(call);
            }
        }

        if (outstanding && Interlocked.Exchange(ref isArmed, 1) == 0)
        {
            sweeper.Change(SweepPeriod, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Calls watched from some of the threads, so that they need not all share one lock.</summary>
    internal sealed class Stripe
    {
        private readonly Lock sync = new();
        private readonly CallDeadline head = new();

        public void Add(GrainCall call, long due, TimeSpan timeout)
        {
            var entry = new CallDeadline { Call = call, Due = due, Timeout = timeout, Stripe = this };
            lock (sync)
            {
                entry.InsertAfter(head);
            }

            call.Deadline = entry;
        }

        public void Remove(CallDeadline entry)
        {
            lock (sync)
            {
                entry.Unlink();
            }
        }

        public List<(GrainCall Call, TimeSpan Timeout)> TakeDue(long now, ref bool outstanding)
        {
            List<(GrainCall, TimeSpan)> due = [];
            lock (sync)
            {
                for (var entry = head.Next; entry is not null;)
                {
                    var next = entry.Next;
                    if (entry.Due <= now)
                    {
                        entry.Unlink();
                        due.Add((entry.Call!, entry.Timeout));
                    }
                    else
                    {
                        outstanding = true;
                    }

                    entry = next;
                }
            }

            return due;
        }
    }
}

/// <summary>One watched call, a node of its stripe's list.</summary>
internal sealed class CallDeadline
{
    private CallDeadline? previous;

    public GrainCall? Call { get; init; }

    public long Due { get; init; }

    public TimeSpan Timeout { get; init; }

    public CallDeadlines.Stripe? Stripe { get; init; }

    public CallDeadline? Next { get; private set; }

    public void Release(GrainCall call)
    {
        call.Deadline = null;
        Stripe!.Remove(this);
    }

    public void InsertAfter(CallDeadline node)
    {
        previous = node;
        Next = node.Next;
        if (Next is not null)
        {
            Next.previous = this;
        }

        node.Next = this;
    }

    public void Unlink()
    {
        if (previous is null)
        {
            return;
        }

        previous.Next = Next;
        if (Next is not null)
        {
            Next.previous = previous;
        }

        previous = null;
    }
}

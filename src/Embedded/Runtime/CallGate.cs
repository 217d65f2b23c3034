using Orleans.Serialization.Invocation;

namespace Marketplace.Embedded;

/// <summary>
/// Decides which waiting call of an activation may start: one at a time, except where the attributes say otherwise.
/// The first call that began alone is the one others are measured against, as in Orleans (docs/adr/0011). Not thread-safe: the activation locks.
/// </summary>
internal sealed class CallGate(GrainClass grainClass)
{
    private readonly LinkedList<GrainCall> waiting = new();
    private readonly Dictionary<Guid, int> reentrantSections = [];

    /// <summary>How many of those that wait could overtake; while there are none, only the first needs a look.</summary>
    private int overtaking;

    /// <summary>The call that all others are measured against; null while only calls run that hold nobody back.</summary>
    public GrainCall? Blocking { get; private set; }

    public int Waiting => waiting.Count;

    public int Running { get; private set; }

    public void Add(GrainCall call)
    {
        waiting.AddLast(call);
        overtaking += MayOvertake(call) ? 1 : 0;
    }

    /// <summary>Takes the next call that may start, and counts it as running.</summary>
    public GrainCall? TakeNext(object grain, bool onlyLocal)
    {
        for (var node = waiting.First; node is not null;)
        {
            var (candidate, next) = (node, node.Next);
            node = next;
            if (onlyLocal && !candidate.Value.Method.IsLocal)
            {
                continue;
            }

            if (MayStart(candidate, grain))
            {
                Remove(candidate);
                Running++;
                if (!candidate.Value.Method.IsAlwaysInterleaving)
                {
                    Blocking ??= candidate.Value;
                }

                return candidate.Value;
            }

            if (overtaking == 0)
            {
                return null;
            }
        }

        return null;
    }

    public void Finished(GrainCall call)
    {
        Running--;
        if (ReferenceEquals(Blocking, call))
        {
            Blocking = null;
        }
    }

    public List<GrainCall> TakeAll()
    {
        var all = waiting.ToList();
        waiting.Clear();
        overtaking = 0;
        return all;
    }

    public void EnterSection(Guid reentrancyId) =>
        reentrantSections[reentrancyId] = reentrantSections.GetValueOrDefault(reentrancyId) + 1;

    public void ExitSection(Guid reentrancyId)
    {
        var left = reentrantSections.GetValueOrDefault(reentrancyId) - 1;
        if (left > 0)
        {
            reentrantSections[reentrancyId] = left;
        }
        else
        {
            reentrantSections.Remove(reentrancyId);
        }
    }

    private bool MayOvertake(GrainCall call) => call.MayOvertake || grainClass.IsReentrant || grainClass.MayInterleave is not null;

    private void Remove(LinkedListNode<GrainCall> node)
    {
        waiting.Remove(node);
        overtaking -= MayOvertake(node.Value) ? 1 : 0;
    }

    private bool MayStart(LinkedListNode<GrainCall> candidate, object grain)
    {
        var call = candidate.Value;
        return Running == 0
            || Blocking is null
            || call.Method.IsAlwaysInterleaving
            || (call.Method.IsReadOnly && Blocking.Method.IsReadOnly)
            || grainClass.IsReentrant
            || (call.Context is { } context && reentrantSections.ContainsKey(context.ReentrancyId))
            || AgreedBy(grainClass.MayInterleave, grain, candidate);
    }

    /// <summary>A predicate that fails answers the call that it was asked about.</summary>
    private bool AgreedBy(Func<object, IInvokable, bool>? predicate, object grain, LinkedListNode<GrainCall> candidate)
    {
        try
        {
            return predicate is not null && (predicate(grain, candidate.Value) || predicate(grain, Blocking!));
        }
        catch (Exception exception)
        {
            Remove(candidate);
            candidate.Value.Fail(exception);
            return false;
        }
    }
}

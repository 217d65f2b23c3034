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
    private GrainCall? blocking;

    /// <summary>How many of those that wait could overtake; while there are none, only the first needs a look.</summary>
    private int overtaking;

    public int Waiting => waiting.Count;

    public int Running { get; private set; }

    public void Add(GrainCall call)
    {
        waiting.AddLast(call);
        overtaking += MayOvertake(call) ? 1 : 0;
    }

    /// <summary>Takes the next call that may start, and counts it as running.</summary>
    public GrainCall? TakeNext(object grain)
    {
        for (var node = waiting.First; node is not null; node = node.Next)
        {
            if (MayStart(node.Value, grain))
            {
                Remove(node);
                Running++;
                if (!node.Value.Method.IsAlwaysInterleaving)
                {
                    blocking ??= node.Value;
                }

                return node.Value;
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
        if (ReferenceEquals(blocking, call))
        {
            blocking = null;
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

    private bool MayStart(GrainCall call, object grain) =>
        Running == 0
        || blocking is null
        || call.Method.IsAlwaysInterleaving
        || (call.Method.IsReadOnly && blocking.Method.IsReadOnly)
        || grainClass.IsReentrant
        || (call.Context is { } context && reentrantSections.ContainsKey(context.ReentrancyId))
        || AgreedBy(grainClass.MayInterleave, grain, call);

    private bool AgreedBy(Func<object, IInvokable, bool>? predicate, object grain, GrainCall call) =>
        predicate is not null && (predicate(grain, call) || predicate(grain, blocking!));
}

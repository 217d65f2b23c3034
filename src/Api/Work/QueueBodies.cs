namespace Marketplace.Work;

/// <summary>How much waits in all of the operators' queues.</summary>
/// <param name="Type">`queues`.</param>
/// <param name="Queues">Each queue, always all of them and in the same order.</param>
internal sealed record QueuesEvent(string Type, ImmutableArray<QueueBody> Queues);

/// <summary>How much waits in one queue.</summary>
/// <param name="Queue">As it is called below `/admin/queues`; `appeals` are `reports?state=appealed`.</param>
/// <param name="Waiting">How much waits; counted up to 100.</param>
/// <param name="More">Whether there is more than that.</param>
/// <param name="Mark">Another one whenever what the queue shows first has changed, so that a console knows when to read it again.</param>
internal sealed record QueueBody(string Queue, int Waiting, bool More, string Mark);

using Marketplace.Attachments;

namespace Marketplace.Postgres;

/// <summary>What goes before a message had it takes the place that a message would take: of the two that happen at once one is refused.</summary>
internal sealed class AttachmentProjection : IProjection<AttachmentState, AttachmentEvent>
{
    public void Project(Projected<AttachmentState, AttachmentEvent> fact, IRowSink rows)
    {
        if (fact.Event is AttachmentDeleted { Reason: AttachmentEnd.Discarded or AttachmentEnd.Lapsed })
        {
            rows.Add(Row.Of(ReadModel.AttachmentUses, ("attachment_id", fact.Id)).Insert(("thread_id", null)));
        }
    }
}

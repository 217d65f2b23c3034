using Marketplace.Conversations;

namespace Marketplace.Attachments;

/// <summary>Tells files that a message has them, and that it was taken back.</summary>
internal sealed class AttachmentRelay(IGrainFactory grains) : IRelay<ConversationEvent>
{
    public bool Hears(ConversationEvent happened) =>
        happened is MessagePosted { Attachments: { Length: > 0 } } or MessageDeleted { Attachments: { Length: > 0 } };

    public async Task Tell(Notice<ConversationEvent> notice, CancellationToken cancellationToken)
    {
        switch (notice.Event)
        {
            case MessagePosted { Attachments: { } files } posted:
                foreach (var file in files)
                {
                    await Of(file.Id).Attach(new AttachToMessage(notice.Cause("attach"), notice.Source, posted.MessageId));
                }

                break;

            case MessageDeleted { Attachments: { } gone }:
                foreach (var file in gone)
                {
                    await Of(file).Withdraw(new WithdrawAttachment(notice.Cause("withdraw")));
                }

                break;
        }
    }

    private IAttachmentGrain Of(Guid attachment) => grains.GetGrain<IAttachmentGrain>(attachment);
}

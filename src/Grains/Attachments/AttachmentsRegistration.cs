using Marketplace.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Attachments;

internal static class AttachmentsRegistration
{
    public static IServiceCollection AddAttachments(this IServiceCollection services) =>
        services
            .AddAggregate<Attachment, AttachmentState, AttachmentCommand, AttachmentEvent>()
            .AddSingleton<IRelay<ConversationEvent>, AttachmentRelay>();
}

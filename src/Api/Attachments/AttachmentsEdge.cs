namespace Marketplace.Attachments;

internal static class AttachmentsEdge
{
    public static IServiceCollection AddAttachmentsEdge(this IServiceCollection services) =>
        services
            .AddSingleton<FilesAtOnce>()
            .AddSingleton<FileLinks>()
            .AddSingleton<IAttachmentUses, AttachmentUsesTable>()
            .AddSingleton<AttachmentDesk>();
}

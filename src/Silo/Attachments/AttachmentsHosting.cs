using Marketplace.Hosting;
using Microsoft.Extensions.Options;

namespace Marketplace.Attachments;

internal static class AttachmentsHosting
{
    private const string Problem =
        "Attachments: MaxBytes is between 1 KiB and 64 MiB and no more than MaxBytesAtOnce and BytesPerDay, PerHour is positive, LinkLife between 10 seconds and a day, "
        + "S3 with a Bucket needs Endpoint, Region, AccessKey and SecretKey, and Scan:Clamd is host:port.";

    /// <summary>What files need besides their rules: where they lie, and who looks into them.</summary>
    public static IServiceCollection AddAttachmentServices(this IServiceCollection services)
    {
        services.AddOptions<AttachmentOptions>().BindConfiguration(AttachmentOptions.Section)
            .Validate(attachments => attachments.IsValid(), Problem)
            .ValidateOnStart();
        services.AddHttpClient(S3Store.Client).ConfigureHttpClient((provider, client) =>
            client.Timeout = provider.GetRequiredService<IOptions<AttachmentOptions>>().Value.S3.Timeout);
        return services
            .AddSingleton(StoreOf)
            .AddSingleton<IFileScanner, ClamdScanner>()
            .AddSingleton<IIntentHandler, AttachmentHandler>();
    }

    private static IAttachmentStore StoreOf(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<AttachmentOptions>>().Value;
        return options.S3.Bucket is { Length: > 0 }
            ? ActivatorUtilities.CreateInstance<S3Store>(provider)
            : new FileStore(options.Folder ?? Path.Combine(provider.GetRequiredService<MarketplaceOptions>().Database.Directory, "attachments"));
    }
}

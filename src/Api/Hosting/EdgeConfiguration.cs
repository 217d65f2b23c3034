using Marketplace.Attachments;
using Marketplace.Conversations;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Marketplace.Hosting;

/// <summary>Binds the edge's options and gives the server its limits.</summary>
internal static class EdgeConfiguration
{
    public static void AddEdgeOptions(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<EdgeOptions>().BindConfiguration(EdgeOptions.Section)
            .Validate(edge => edge.MaxBodyBytes is >= 1024 and <= 64 * 1024 * 1024, "Edge:MaxBodyBytes must be between 1 KiB and 64 MiB.")
            .Validate(edge => edge.MaxHeaderBytes >= 4096, "Edge:MaxHeaderBytes must be at least 4096.")
            .Validate(edge => edge.AnswerPatience >= TimeSpan.Zero, "Edge:AnswerPatience must not be negative.")
            .Validate(edge => edge.LogFormat is "text" or "json", "Edge:LogFormat must be text or json.")
            .ValidateOnStart();
        services.AddSingleton<Settling>();
        services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section)
            .PostConfigure<IOptions<SandboxOptions>>((limits, sandbox) => limits.Enabled ??= !sandbox.Value.Enabled)
            .Validate(limits => limits is { Requests: > 0, Credentials: > 0 } && limits.Window > TimeSpan.Zero, "RateLimits must be positive.")
            .ValidateOnStart();
        services.AddOptions<ConversationOptions>().BindConfiguration(ConversationOptions.Section);
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<EdgeOptions>, IOptions<AttachmentOptions>>(Limit);

        if (builder.Configuration[$"{EdgeOptions.Section}:{nameof(EdgeOptions.LogFormat)}"] == "json")
        {
            builder.Logging.AddJsonConsole(console => console.UseUtcTimestamp = true);
        }
    }

    private static void Limit(KestrelServerOptions server, IOptions<EdgeOptions> edge, IOptions<AttachmentOptions> attachments)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = Math.Max(edge.Value.MaxBodyBytes * EdgeOptions.Drained, attachments.Value.MaxBytes * 2);
        server.Limits.MaxRequestHeadersTotalSize = edge.Value.MaxHeaderBytes;
        server.Limits.MaxRequestHeaderCount = edge.Value.MaxHeaders;
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Sandbox;

/// <summary>Puts the mail and SMS catcher into a host. The product sends to it over HTTP, as it would to a provider.</summary>
public static class MailCatcherHosting
{
    private const string IdempotencyHeader = "Idempotency-Key";

    /// <summary>More than a readable message needs.</summary>
    private const int LongestText = 1_000_000;

    /// <summary>In bytes, together: what most mail services take.</summary>
    private const int LargestFiles = 10_000_000;

    /// <summary>Needs an <see cref="Npgsql.NpgsqlDataSource"/> and a <see cref="TimeProvider"/> under the key <c>marketplace</c>.</summary>
    public static IServiceCollection AddMailCatcher(this IServiceCollection services) =>
        services
            .AddSandboxDatabase()
            .AddSingleton(provider => new MailCatcher(
                provider.GetRequiredService<SandboxDatabase>(), provider.GetRequiredKeyedService<TimeProvider>("marketplace")));

    /// <summary><c>POST {prefix}/messages</c> takes a mail, <c>POST {prefix}/texts</c> an SMS; both want an <c>Idempotency-Key</c>.</summary>
    public static IEndpointRouteBuilder MapMailCatcher(this IEndpointRouteBuilder routes, string prefix)
    {
        var group = routes.MapGroup(prefix).ExcludeFromDescription();
        group.MapPost("/messages", (OutgoingMail mail, HttpRequest request, MailCatcher catcher) => Catch(MailKind.Mail, mail, request, catcher));
        group.MapPost("/texts", (OutgoingMail mail, HttpRequest request, MailCatcher catcher) => Catch(MailKind.Sms, mail, request, catcher));
        return routes;
    }

    private static async Task<Results<Accepted, BadRequest<string>>> Catch(MailKind kind, OutgoingMail mail, HttpRequest request, MailCatcher catcher)
    {
        var key = request.Headers[IdempotencyHeader].ToString();
        if (key.Length == 0 || !IsReadable(mail.To) || !IsReadable(mail.Text) || !AreWhole(mail.Attachments ?? []))
        {
            return TypedResults.BadRequest($"A message needs {IdempotencyHeader}, to and a text of at most {LongestText} characters, and attachments with name, type and at most {LargestFiles} bytes.");
        }

        await catcher.Deliver(kind, mail, key, request.HttpContext.RequestAborted);
        return TypedResults.Accepted((string?)null);
    }

    private static bool AreWhole(IReadOnlyList<MailFile> files) =>
        files.All(file => IsReadable(file?.Name) && IsReadable(file?.ContentType) && file?.Content is not null) && files.Sum(file => (long)file.Content.Length) <= LargestFiles;

    /// <summary>PostgreSQL keeps no NUL, and nobody can read one.</summary>
    private static bool IsReadable(string? text) =>
        text is { Length: > 0 and <= LongestText } && !text.Contains('\0', StringComparison.Ordinal);
}

using System.Security.Claims;
using System.Text;
using Marketplace.Identity;

namespace Marketplace;

/// <summary>
/// Who calls and what they intend. Bound once per request, so that no endpoint parses headers; the same request
/// sent again with the same idempotency key gives the same command ids and the same ids of new resources.
/// </summary>
internal sealed class Caller
{
    private readonly Dictionary<string, Guid> freshIds = new(StringComparer.Ordinal);
    private readonly IRandomBytes random;
    private readonly Guid intent;
    private readonly bool keyed;
    private readonly string fingerprint;
    private readonly string correlation;
    private readonly long? ifVersion;

    private Caller(HttpContext http, Actor actor)
    {
        var request = http.Features.Get<CommandRequest>();
        random = http.RequestServices.GetRequiredService<IRandomBytes>();
        Actor = actor;
        SessionId = IdOf(http.User, CallerClaims.Session);
        keyed = request?.Key is not null;
        intent = keyed ? IntentOf(actor, http.Request, request!.Key!) : FreshId();
        fingerprint = request?.Fingerprint ?? string.Empty;
        correlation = Problem.TraceOf(http);
        ifVersion = EntityTag.Read(http.Request.Headers.IfMatch);
    }

    /// <summary>The account behind the token, with the provider that it may act for; a visitor without one.</summary>
    public Actor Actor { get; }

    /// <summary>The account; empty for a visitor.</summary>
    public Guid AccountId => Actor.Id;

    /// <summary>The session that the access token belongs to; empty for a visitor.</summary>
    public Guid SessionId { get; }

    /// <summary>The context of the command that this request is.</summary>
    /// <param name="purpose">Tells several commands of one request apart; leave it out for the main one.</param>
    public CommandContext Context(string purpose = "") =>
        new(
            new CommandId(purpose.Length == 0 ? intent : DerivedId.From(intent, purpose)),
            Actor,
            fingerprint,
            correlation,
            purpose.Length == 0 ? ifVersion : null);

    /// <summary>The id of a resource that this request makes; a repeat under the same key finds what the first one made.</summary>
    public Guid NewId(string purpose)
    {
        if (keyed)
        {
            return DerivedId.From(intent, $"new:{purpose}");
        }

        // Kept for the length of the request, because the same handler may run again after an activation stepped down.
        return freshIds.TryGetValue(purpose, out var id) ? id : freshIds[purpose] = FreshId();
    }

    public static ValueTask<Caller> BindAsync(HttpContext http) => ValueTask.FromResult(new Caller(http, ActorOf(http.User)));

    /// <summary>Who stands behind a token, where there is no request of its own: hubs.</summary>
    public static Actor ActorOf(ClaimsPrincipal user)
    {
        if (user.Identity is not { IsAuthenticated: true })
        {
            return Actor.Visitor;
        }

        var account = IdOf(user, CallerClaims.Account);
        var role = user.IsInRole(CallerClaims.Operator) ? ActorRole.Operator : ActorRole.Member;
        return new Actor(role, account, DerivedId.From(account, "provider"));
    }

    /// <summary>An id that nobody has and nobody guesses, drawn from where secrets come from: a simulation draws the same ones again.</summary>
    private Guid FreshId() => new(random.Next(16));

    private static Guid IntentOf(Actor actor, HttpRequest request, string key) =>
        DerivedId.From(
            actor.Id.ToByteArray(bigEndian: true),
            Encoding.UTF8.GetBytes($"{request.Method} {request.Path.Value!.TrimEnd('/').ToLowerInvariant()}"),
            Encoding.UTF8.GetBytes(key));

    private static Guid IdOf(ClaimsPrincipal user, string claim) =>
        Guid.TryParse(user.FindFirstValue(claim), out var id) ? id : Guid.Empty;
}

/// <summary>The claims that an access token becomes.</summary>
internal static class CallerClaims
{
    public const string Account = "sub";
    public const string Session = "sid";
    public const string Role = "role";

    /// <summary>When the token runs out, in seconds since 1970, on the domain clock.</summary>
    public const string Expires = "exp";

    /// <summary>The role of those who may act on what is not theirs.</summary>
    public const string Operator = "operator";
}

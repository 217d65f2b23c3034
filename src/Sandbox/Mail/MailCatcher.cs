using System.Text.Json;
using Npgsql;

namespace Marketplace.Sandbox;

/// <summary>Keeps what would have been sent, each message once, for whoever wants to read it.</summary>
public sealed class MailCatcher
{
    private readonly SandboxDatabase database;
    private readonly TimeProvider clock;

    internal MailCatcher(SandboxDatabase database, TimeProvider clock)
    {
        this.database = database;
        this.clock = clock;
    }

    /// <param name="kind">How it travels.</param>
    /// <param name="mail">The message.</param>
    /// <param name="idempotencyKey">The sender's name for it: the same name again stores nothing.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task Deliver(MailKind kind, OutgoingMail mail, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.Open(cancellationToken);
        await connection.Run(
            """
            insert into sandbox.mail (id, kind, at, recipient, subject, text, html, idempotency_key, attachments)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (idempotency_key) do nothing
            """,
            [Guid.CreateVersion7(), Name(kind), clock.GetUtcNow(), mail.To, mail.Subject, mail.Text, mail.Html, idempotencyKey, new Json(JsonSerializer.Serialize(mail.Attachments ?? [], JsonSerializerOptions.Web))],
            cancellationToken);
    }

    /// <param name="kind">How it travelled.</param>
    /// <param name="to">Only to this recipient; null for everybody.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Newest first.</returns>
    public async Task<IReadOnlyList<MailMessage>> List(MailKind kind, string? to = null, int limit = 100, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.Rows(
            """
            select id, at, recipient, subject, text, html, attachments from sandbox.mail
            where kind = $1 and ($2::text is null or recipient = $2)
            order by sequence desc limit $3
            """,
            [Name(kind), to, limit],
            row => Read(kind, row),
            cancellationToken).ToListAsync(cancellationToken);
    }

    private static MailMessage Read(MailKind kind, NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            kind,
            row.GetFieldValue<DateTimeOffset>(1),
            row.GetString(2),
            row.IsDBNull(3) ? null : row.GetString(3),
            row.GetString(4),
            row.IsDBNull(5) ? null : row.GetString(5),
            JsonSerializer.Deserialize<MailFile[]>(row.GetString(6), JsonSerializerOptions.Web)!);

    private static string Name(MailKind kind) => kind is MailKind.Sms ? "sms" : "mail";
}

namespace Marketplace.Simulations;

/// <summary>The mistakes that the simulator is measured by. Each takes away all that stands in its way, not one line of defence of several.</summary>
internal static class PlantedBugs
{
    public static ImmutableArray<PlantedBug> All { get; } =
    [
        new(
            1,
            "no compare-and-set on the state row",
            "tests/Simulation.Tests/Storage/MemoryDatabase.cs",
            "if (version != write.Seen)",
            "if (version < 0)"),
        new(
            2,
            "events and state in two transactions",
            "tests/Simulation.Tests/Storage/MemoryCommits.cs",
            """
                    await Task.Yield();
                    if (!town.Faults.Strikes(Fault.Storage))
            """,
            """
                    database.Records[write.Stream] = new StoredRecord(write.Version, write.State);
                    await Task.Yield();
                    if (!town.Faults.Strikes(Fault.Storage))
            """)
        {
            Besides =
            [
                (
                    "tests/Simulation.Tests/Storage/MemoryDatabase.cs",
                    "if (version != write.Seen)",
                    "if (version != write.Seen && version != write.Version)"),
            ],
        },
        new(
            3,
            "acknowledge before the commit",
            "src/Silo/Postgres/Storage/MarketplaceStorage.cs",
            "await commits.Commit(write);",
            "_ = commits.Commit(write);"),
        new(
            4,
            "swallow a storage error and go on",
            "src/Grains/Shared/AggregateGrain.cs",
            """
                        journal.State = before;
                        DeactivateOnIdle();
                        throw;

            """,
            """
                        await Task.CompletedTask;

            """),
        new(
            5,
            "keep the changed state after a failed write",
            "src/Grains/Shared/AggregateGrain.cs",
            """
                        journal.State = before;
                        DeactivateOnIdle();
                        throw;

            """,
            """
                        throw;

            """),
        new(
            6,
            "decide anew, under a new command id, what has an unknown outcome",
            "src/Api/Shared/Caller.cs",
            "IntentOf(actor, http.Request, request!.Key!)",
            "IntentOf(actor, http.Request, request!.Key! + Problem.TraceOf(http))"),
        new(
            7,
            "forget receipts after 64 commands",
            "src/Grains/Shared/Journal.cs",
            "ReceiptLimit = 32",
            "ReceiptLimit = 64")
        {
            Besides =
            [
                (
                    "src/Grains/Shared/AggregateGrain.cs",
                    "?? (journal.State.RemembersAll ? null : await services.Receipts.Find(this.GetGrainId(), context.Id))",
                    "?? await Task.FromResult<Receipt?>(null)"),
                (
                    "tests/Simulation.Tests/Storage/MemoryDatabase.cs",
                    "if (Receipts.ContainsKey((write.Stream, write.Pending.Cause.Id.Value)))",
                    "if (Receipts.Count < 0)"),
                (
                    "tests/Simulation.Tests/Storage/MemoryDatabase.cs",
                    "Receipts.Add((write.Stream, write.Pending.Cause.Id.Value), ",
                    "Receipts[(write.Stream, write.Pending.Cause.Id.Value)] = ("),
            ],
        },
        new(
            8,
            "a random gateway key per attempt",
            "src/Silo/Gateways/StripeWrites.cs",
            "send(spent == 0 ? intent.ToString() :",
            """
            send(spent == 0 ? $"{intent}/{System.Diagnostics.Stopwatch.GetTimestamp()}" :
            """),
        new(
            9,
            "resend blindly after the key's window",
            "src/Silo/Gateways/StripeWrites.cs",
            "(mayHaveActed || spent > 0)",
            "spent > 0"),
        new(
            10,
            "treat a gateway timeout as failure",
            "src/Silo/Gateways/StripePayouts.cs",
            """
                        return new PayoutSentByGateway(intent, made.Id, StripePayments.Utc(made.ArrivalDate));
                    }

            """,
            """
                        return new PayoutSentByGateway(intent, made.Id, StripePayments.Utc(made.ArrivalDate));
                    }
                    catch (OperationCanceledException)
                    {
                        return new PayoutFailedAtGateway(null, intent, "timeout");
                    }

            """),
        new(
            11,
            "answer a webhook before its inbox row is durable",
            "src/Silo/Inbox/WebhookInbox.cs",
            "var isNew = await webhooks.Add(webhook, cancellationToken);",
            """
            var isNew = true;
                    _ = Later();
                    async Task Later()
                    {
                        for (var step = 0; step < 20; step++)
                        {
                            await Task.Yield();
                        }

                        await webhooks.Add(webhook, CancellationToken.None);
                    }

            """),
        new(
            12,
            "no webhook de-duplication",
            "src/Silo/Inbox/WebhookInbox.cs",
            "new ReceivedWebhook(gateway, eventId, type,",
            """
            new ReceivedWebhook(gateway, $"{eventId}/{clock.GetUtcNow().UtcTicks}", type,
            """),
        new(
            13,
            "trust the order of webhooks",
            "src/Silo/Gateways/StripeWebhookHandler.cs",
            "var payment = await new PaymentIntentService(clients.Client).GetAsync(id, StripePayments.Whole, null, cancellationToken);",
            """
            await Task.CompletedTask;
                    var told = inboxEvent.Payload.GetProperty("data").GetProperty("object");
                    var payment = KindOf(told) == "payment_intent"
                        ? StripeEntity.FromJson<PaymentIntent>(told.GetRawText())
                        : await new PaymentIntentService(clients.Client).GetAsync(id, StripePayments.Whole, null, cancellationToken);
            """),
        new(
            14,
            "no reconciliation of lost webhooks",
            "src/Silo/Gateways/StripeFeedHandler.cs",
            "missed += await Accept(happened, cancellationToken) ? 1 : 0;",
            "missed += happened.Id.Length > 0 ? 0 : await Accept(happened, cancellationToken) ? 1 : 0;")
        {
            Besides =
            [
                (
                    "src/Silo/Reconciliation/ReconciliationSteps.cs",
                    "compared.Theirs is { } theirs)",
                    "compared.Theirs is { Id.Length: 0 } theirs)"),
            ],
        },
        new(
            15,
            "refund without looking at earlier refunds",
            "src/Grains/Bookings/BookingOutcomes.cs",
            """
            var held = BookingMoney.Held(booking);
                    var amount = refund.Amount
            """,
            """
            var held = booking.Terms!.Total;
                    var amount = refund.Amount
            """)
        {
            Besides =
            [
                (
                    "src/Grains/Payments/Payment.cs",
                    """
                    : refund.Amount.Amount > payment.Held ? PaymentRefusals.RefundTooMuch

                    """,
                    ""),
            ],
        },
        new(
            16,
            "refund after transfer without reversal",
            "src/Grains/Bookings/BookingOutcomes.cs",
            """
            return booking.ReleasedAt is { } released ? BookingRefusals.EarningsReleased(released)
                        : amount.Currency
            """,
            "return amount.Currency")
        {
            Besides =
            [
                (
                    "src/Grains/Payments/Payment.cs",
                    """
                    : refund.Amount.Amount > payment.Held ? PaymentRefusals.RefundTooMuch

                    """,
                    ""),
            ],
        },
        new(
            17,
            "occupancy without the constraint, and a gate that forgets on restart",
            "tests/Simulation.Tests/Storage/Tables/MemoryTable.cs",
            "foreach (var rule in schema.Rules)",
            "foreach (var rule in schema.Rules.Where(_ => schema.Name != \"occupancy\"))")
        {
            Besides =
            [
                (
                    "src/Grains/Calendars/CalendarGrain.cs",
                    "leases.Load(await occupancy.Live(this.GetPrimaryKey(), Now - Memory, cancellationToken), asked);",
                    """
                    await Task.CompletedTask;
                                leases.Load([], asked);
                    """),
            ],
        },
        new(
            18,
            "an expiry that does not release the hold",
            "src/Grains/Bookings/BookingEvolution.cs",
            """
            BookingSide.Platform, e.At, "It was not paid in time.")
            """,
            """
            BookingSide.Platform, e.At, "It was not paid in time.") with { Grant = booking.Grant }
            """),
        new(
            19,
            "a late payment confirms without taking the slot again",
            "src/Grains/Bookings/Booking.cs",
            "(PaymentExpired, TakePayment { Grant: { } grant } pay) => BookingSale.Retake(booking, pay with { Grant = grant }, now),",
            "(PaymentExpired, TakePayment pay) => BookingSale.Take(booking, pay, now),")
        {
            Besides =
            [
                (
                    "src/Grains/Bookings/Booking.cs",
                    """
                                (PaymentExpired, TakePayment) => new BookingPaymentRejected(now, "The slot was taken meanwhile."),

                    """,
                    ""),
            ],
        },
        new(
            20,
            "two accepts of overlapping requests",
            "src/Grains/Bookings/BookingEvolution.cs",
            "Status = Requested, HoldExpiresAt = null,",
            "Status = Requested, Grant = null, HoldExpiresAt = null,"),
        new(
            21,
            "the deadline row is not written with the state",
            "tests/Simulation.Tests/Storage/MemoryDatabase.cs",
            """
                    ApplyDeadlines(write);

            """,
            "")
        {
            Besides =
            [
                (
                    "tests/Simulation.Tests/Storage/MemoryDatabase.cs",
                    "private void ApplyDeadlines(",
                    "public void ApplyDeadlines("),
                (
                    "tests/Simulation.Tests/Storage/MemoryCommits.cs",
                    """
                                database.Commit(write);
                                await Task.Yield();
                                return;

                    """,
                    """
                                database.Commit(write);
                                await Task.Yield();
                                database.ApplyDeadlines(write);
                                return;

                    """),
            ],
        },
        new(
            22,
            "a deadline is lost when the shard's tick is missed",
            "tests/Simulation.Tests/Storage/MemoryWork.cs",
            "row.Shard == shard && row.At <= now)",
            "row.Shard == shard && row.At <= now && row.At > now.AddSeconds(-30))"),
        new(
            23,
            "a relay drops what a crash left untold",
            "src/Silo/Relays/RelayWork.cs",
            "            foreach (var past in await reader.Read(item.Stream, item.Told, until, cancellationToken))",
            """
                        item.Told = until;
                        foreach (var past in Array.Empty<PastEvent>())
            """),
        new(
            24,
            "the payout's period is computed from the wall clock at retry",
            "src/Grains/Payouts/ProviderAccountRelay.cs",
            "internal sealed class ProviderAccountRelay(IGrainFactory grains)",
            """
            internal sealed class ProviderAccountRelay(
                IGrainFactory grains, [Microsoft.Extensions.DependencyInjection.FromKeyedServices(DomainClock.Key)] TimeProvider clock)
            """)
        {
            Besides =
            [
                (
                    "src/Grains/Payouts/ProviderAccountRelay.cs",
                    "IPayoutGrain>(cut.PayoutId)",
                    "IPayoutGrain>(PayoutId.Of(notice.Source, cut.Currency, clock.GetUtcNow()))"),
            ],
        },
        new(
            25,
            "a message's sequence is taken before the write",
            "src/Grains/Conversations/Conversation.cs",
            "new(now, context.Id.Value, conversation.LastSequence + 1, side,",
            "new(now, context.Id.Value, Next(conversation), side,")
        {
            Besides =
            [
                (
                    "src/Grains/Conversations/Conversation.cs",
                    """
                        private Conversation()

                    """,
                    """
                        private static readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, long> Taken = new();

                        private static long Next(ConversationState conversation) =>
                            Taken.AddOrUpdate(
                                conversation.Topic?.SubjectId ?? Guid.Empty,
                                conversation.LastSequence + 1,
                                (_, last) => conversation.Topic is null ? 1 : Math.Max(last, conversation.LastSequence) + 1);

                        private Conversation()

                    """),
            ],
        },
        new(
            26,
            "a try that died with its process is not counted",
            "src/Silo/Gateways/PaymentIntentHandler.cs",
            "intent.IsRepeat",
            "intent.Attempt > 1")
        {
            Besides = [("src/Silo/Gateways/PayoutIntentHandler.cs", "intent.IsRepeat", "intent.Attempt > 1")],
        },
        new(
            27,
            "a session counts whoever has a seat, paid or not",
            "src/Grains/Groups/GroupRelay.cs",
            "participants.Where(participant => participant.IsConfirmed)",
            "participants.Where(participant => participant.Seats > 0)"),
        new(
            28,
            "what a provider cancels is refunded by the policy",
            "src/Grains/Bookings/BookingMoney.cs",
            "if (by is not BookingSide.Customer)",
            "if (by is BookingSide.Platform)"),
        new(
            29,
            "of several resources only the first is free again",
            "src/Grains/Bookings/BookingSlots.cs",
            "[.. assignment.Resources.Select(resource => resource.ResourceId)]",
            "[assignment.Resources[0].ResourceId]"),
        new(
            30,
            "whoever stayed away is given their money back",
            "src/Grains/Bookings/BookingMoney.cs",
            "absent is BookingSide.Provider",
            "absent is BookingSide.Customer"),
        new(
            31,
            "a proposal to move waits for ever",
            "src/Grains/Bookings/BookingDeadlines.cs",
            "booking.Move?.ExpiresAt",
            "booking.Move?.ExpiresAt.AddYears(1)"),
        new(
            32,
            "what several payments give back is asked for under one key",
            "src/Grains/Bookings/BookingRelay.cs",
            "notice.Cause(part.PaymentId == PaymentId.OfSale(notice.Source) ? purpose : $\"{purpose}/{part.PaymentId}\")",
            "notice.Cause(part.PaymentId == Guid.Empty ? part.PaymentId.ToString() : purpose)"),
        new(
            33,
            "a change order is so before it is paid",
            "src/Grains/Bookings/ChangePayments.cs",
            "change.Due.IsPositive && BookingMoney.IsPaidHere(booking);",
            "change.Due.Amount > 50_00 && BookingMoney.IsPaidHere(booking);"),
        new(
            34,
            "money that comes after its change order is kept",
            "src/Grains/Bookings/BookingRelay.cs",
            "await GiveBack(rejected.Reason, unlessPaid: false, rejected.PaymentId);",
            "await GiveBack(rejected.Reason, unlessPaid: rejected.PaymentId is not null, rejected.PaymentId);"),
        new(
            35,
            "the platform takes its commission of tips",
            "src/Grains/Bookings/BookingRelay.cs",
            "tipped.Amount, nothing, nothing, nothing)",
            "tipped.Amount.Split(9, 1)[0], tipped.Amount.Split(9, 1)[1], nothing, nothing)"),
        new(
            36,
            "a session of a package that one booking has is given to another",
            "src/Grains/Packages/PackageCredits.cs",
            "package.Credits.FirstOrDefault(credit => credit.Status is Free) is",
            "package.Credits.FirstOrDefault(credit => credit.Status is Free or Taken) is"),
        new(
            37,
            "what does not divide is of no session of a package",
            "src/Grains/Packages/PackageShares.cs",
            "price - (share * (sessions - 1))",
            "share"),
        new(
            38,
            "a milestone is earned when it is delivered for the second time",
            "src/Grains/Bookings/Deliveries.cs",
            ": new BookingDelivered(",
            """
            : before > 0 && Milestones.Following(booking) is { } next
                            ? Decision<BookingEvent>.Happened(new BookingDeliveryAccepted(now, BookingSide.Platform, before), Released(booking, next, now))
                        : new BookingDelivered(
            """),
        new(
            39,
            "the policy divides what was paid ahead as well",
            "src/Grains/Bookings/BookingMoney.cs",
            "Held(booking) - held + Money.Min(back, held)",
            "Money.Min(back, Held(booking))"),
        new(
            40,
            "an open complaint does not hold the money",
            "src/Grains/Bookings/Complaining.cs",
            "booking with { Status = Complained, Move = null, Complaint = e.Complaint }",
            "booking with { Move = null, Complaint = e.Complaint }"),
        new(
            41,
            "what nobody decides goes to whoever was silent",
            "src/Grains/Complaints/ComplaintOutcomes.cs",
            "complaint.IsHeard ? null : complaint.Case!.Wanted",
            "complaint.IsHeard ? complaint.Case!.Wanted : null"),
        new(
            44,
            "what a policy keeps of the customer's fee is divided with the provider",
            "src/Grains/Bookings/BookingMoney.cs",
            "booking.SeatRefunds?.FeeOf(terms, kept)) is { } most)",
            "booking.SeatRefunds?.FeeOf(terms, kept)) is { IsZero: true } most)"),
        new(
            45,
            "a change order does not wait for money that is under way",
            "src/Grains/Payments/PaymentRelay.cs",
            "case PaymentUnderWay when payment.Purpose is PaymentPurpose.ChangeOrder:",
            "case PaymentUnderWay when payment.Purpose is PaymentPurpose.ChangeOrder && payment.Captured.IsPositive:"),
        new(
            46,
            "the end of a page that was replaced ends the payment",
            "src/Grains/Payments/GatewayNews.cs",
            "fact.PaymentReference is not { } ended || payment.NotWanted is not null || (payment.Status is not Pending && payment.PaymentReference == ended);",
            "payment.Status is not None && fact.Reason.Length > 0;"),
        new(
            47,
            "a session of a package pays for whatever somebody sells",
            "src/Grains/Packages/PackageCredits.cs",
            "!package.Terms!.Plan.IsFor(reserve.ListingId) ?",
            "package.Terms!.Plan.ListingId == reserve.BookingId ?"),
        new(
            48,
            "what a milestone is worth less is taken of what was paid ahead",
            "src/Grains/Bookings/Complaining.cs",
            ": PaymentParts.OfRefund(booking, end.Award, Milestones.Progress(booking, number).PaymentId!.Value);",
            ": PaymentParts.OfRefund(booking, end.Award);"),
        new(
            49,
            "of an add-on that is wanted twice one is paid",
            "src/Grains/Listings/AddOns.cs",
            "units.Price(price.Amount, one.Quantity)",
            "units.Price(price.Amount)"),
        new(
            50,
            "a hold does not keep a period from being paid",
            "src/Grains/Payouts/ProviderAccount.cs",
            "Waiting.IsEmpty: false } && PayoutHolds.Of(account) is null",
            "Waiting.IsEmpty: false }")
        {
            Besides =
            [
                (
                    "src/Grains/Payouts/ProviderAccount.cs",
                    "EndPayoutPeriod when PayoutHolds.Of(account) is null && account",
                    "EndPayoutPeriod when account"),
            ],
        },
        new(
            51,
            "the customer gets money that was earned before anybody asked for the provider's part",
            "src/Grains/Payments/Returns.cs",
            "return !back.Waits || back.IsLaidOut;",
            "return true;"),
        new(
            52,
            "an account that had not enough once is never asked again",
            "src/Grains/Payments/Returns.cs",
            "payment.Returns.Min(back => back.RetryAt)",
            "payment.Returns.Min(back => back.ReversalReference is null ? null : back.RetryAt)"),
        new(
            53,
            "what goes back after it was earned is not taken off the provider's account",
            "src/Grains/Payments/PaymentRelay.cs",
            "if (back.IsDebited)",
            "if (back.Provider.IsZero)"),
        new(
            54,
            "what a bank keeps is borne by nobody",
            "src/Grains/Payments/Settling.cs",
            "if (dispute.Unsettled == 0 || IsUnderWay(payment))",
            "if (dispute.Unsettled == 0 || IsUnderWay(payment) || payment.TransferReference is not null)"),
        new(
            55,
            "what is earned while a bank has the money is transferred all the same",
            "src/Grains/Payments/DisputedEvolution.cs",
            "PaymentEarned => With(payment, chargebacks => chargebacks with { IsTransferWithheld = DisputedMoney.IsAtStake(chargebacks) }),",
            "PaymentEarned => payment,"),
        new(
            56,
            "a run by schedule begins where the last one ended, however late the gateway listed something",
            "src/Grains/Reconciliation/GatewayReconciliation.cs",
            "Begin(state.Gateway!, state.Position - Overlap, now",
            "Begin(state.Gateway!, state.Position, now")
        {
            Besides =
            [
                (
                    "src/Silo/Reconciliation/ReconciliationSteps.cs",
                    "await records.Keep(await statements.Of(ours.Holder, ours.Reference, cancellationToken), cancellationToken);",
                    string.Empty),
            ],
        },
        new(
            57,
            "what comes late for a sealed period is booked in it",
            "tests/Simulation.Tests/Storage/MemoryDatabase.cs",
            "row.At < BooksClosed ?",
            "row.At < DateTimeOffset.MinValue ?"),
        new(
            58,
            "of the rules that hold the last one applies",
            "src/Grains/Commissions/CommissionMatch.cs",
            "rules.FirstOrDefault(rule =>",
            "rules.LastOrDefault(rule =>"),
        new(
            59,
            "a change order forgets that the commission is a fixed amount",
            "src/Grains/Bookings/ChangedTerms.cs",
            "PriceSplit.Of(Net(terms, lines), RatesOf(terms), terms.Coupon);",
            "PriceSplit.Of(Net(terms, lines), RatesOf(terms) with { Fixed = null }, terms.Coupon);"),
        new(
            60,
            "a payout that failed for good keeps from others what its provider owes",
            "src/Grains/Payouts/PayoutWithdrawal.cs",
            "(withdraw.IsOwed || payout.FailureCode is NotEnough)",
            "payout.FailureCode is NotEnough"),
        new(
            61,
            "a reversal takes what a payout is sent with",
            "src/Grains/Payouts/ReversalClaims.cs",
            "return free < claim.Amount",
            "return free < -claim.Amount"),
        new(
            62,
            "an invoice that is told of twice takes two numbers",
            "src/Grains/Invoices/InvoiceRelay.cs",
            "new TakeInvoiceNumber(notice.Cause(\"number\"), notice.Source)",
            "new TakeInvoiceNumber(notice.Cause(\"number\") with { Id = new CommandId(Guid.NewGuid()) }, notice.Source)"),
        new(
            63,
            "what goes back after it was earned has no credit note",
            "src/Grains/Invoices/PaymentInvoices.cs",
            "happened is PaymentEarned or PaymentReturnWanted or PaymentChargebackSettled;",
            "happened is PaymentEarned;"),
        new(
            64,
            "what was given up is taken all the same",
            "src/Grains/Payouts/WriteOffs.cs",
            "var (reversals, fees) = Taken(account, amount);",
            "var (reversals, fees) = (ImmutableArray<WrittenOffReversal>.Empty, Money.Zero(amount.Currency));"),
        new(
            65,
            "the limits of a coupon are looked at before the write, and not in it",
            "tests/Simulation.Tests/Storage/Tables/MemoryTable.cs",
            "foreach (var rule in schema.Rules)",
            "foreach (var rule in schema.Rules.Where(rule => !rule.Name.StartsWith(\"coupon_\", StringComparison.Ordinal)))"),
        new(
            66,
            "money that comes late takes its slot again, and not its coupon",
            "src/Grains/Bookings/Redemptions.cs",
            "(null, { } redemption) =>",
            "(null, { } redemption) when decision.Events[0] is BookingPlaced =>"),
        new(
            67,
            "what a provider collected is owed to them as if the platform had",
            "src/Grains/Payments/Handovers.cs",
            "if (payment.IsKept)",
            "if (payment.IsKept && payment.CaptureLater)"),
        new(
            68,
            "a page in the wallet's app stays open when another one replaces it",
            "src/Silo/Gateways/LookUpGateway.cs",
            "if (await ClosePage(payment, intent, cancellationToken) is { } paid)",
            "if (mayHaveActed && await ClosePage(payment, intent, cancellationToken) is { } paid)"),
        new(
            69,
            "a mail that is sent again has another name",
            "src/Silo/Notifications/NotificationHandler.cs",
            "cancellationToken), intent.Id, cancellationToken)",
            "cancellationToken), Guid.NewGuid(), cancellationToken)"),
        new(
            70,
            "a page that cannot be closed counts as closed while somebody can still pay there",
            "src/Silo/Gateways/LookUpGateway.cs",
            "null when !(payment.PageEndsAt <= standing.At) =>",
            "null when dialect.ClosesPages =>"),
        new(
            78,
            "a refund leaves all of the platform's coupon with the provider",
            "src/Grains/Bookings/BookingMoney.cs",
            "return Some(refund == held ? coupon : coupon.Times(refund.Amount, price.Amount));",
            "return refund == held ? Some(coupon) : null;"),
        new(
            81,
            "the platform's own payout is booked with each webhook that tells of it",
            "src/Grains/Treasury/CashMovement.cs",
            "if (movement.Status is None || isOther)",
            "if (movement.Status is None or Recorded)"),
        new(
            84,
            "the second bank account need not cool off",
            "src/Grains/Providers/BankAccounts.cs",
            "var isTrusted = (known.IsEmpty && !bank.IsByHand) ||",
            "var isTrusted = known.Length < 2 ||"),
        new(
            87,
            "what an operator lends a provider is not what their refunds are judged by",
            "src/Grains/Payouts/RefundLimits.cs",
            "limit.Currency == currency).Select(",
            "limit.Currency != currency).Select("),
        new(
            75,
            "another page of a payment is no try",
            "src/Grains/Payments/PaymentGrain.cs",
            "return mayRetry && await payers",
            "return !mayRetry && await payers"),
        new(
            77,
            "what a refund took of what was kept back becomes available with its day all the same",
            "src/Grains/Payouts/RollingReserves.cs",
            "let left = held.PaymentId == taken.Payment ? held with { Amount = held.Amount - taken.Amount } : held",
            "let left = held"),
        new(
            76,
            "what turned out to be nothing is held all the same",
            "src/Grains/Abuse/FlagRelay.cs",
            "_ => account.Unflag(new UnflagPayouts(notice.Cause(\"unflag\"), notice.Source, HoldReason: null)),",
            "_ => Task.CompletedTask,"),
        new(
            71,
            "a security deposit is given back and awarded both",
            "src/Grains/SecurityDeposits/DepositEnds.cs",
            "award, deposit.Amount - award);",
            "award, deposit.Amount);"),
        new(
            82,
            "a security deposit is forgotten when its booking is cancelled",
            "src/Grains/SecurityDeposits/SecurityDepositOpening.cs",
            "BookingChanged or BookingCancelled or",
            "BookingChanged or"),
        new(
            72,
            "the deposit is forgotten when the balance is not paid",
            "src/Grains/Bookings/Balances.cs",
            "Money.Max(refund - Unpaid(booking), Money.Zero(refund.Currency))",
            "refund"),
        new(
            73,
            "the work begins before the balance is paid",
            "src/Grains/Bookings/BookingDeadlines.cs",
            "BookingAction.Starts => Balances.IsUnpaid(booking) ? null : booking.Terms!.Start,",
            "BookingAction.Starts => booking.Terms!.Start,"),
        new(
            83,
            "what goes back leaves all of its tax on the invoices",
            "src/Grains/Payments/ReturnWishes.cs",
            "Tax = Returns.TaxOf(payment, shares) };",
            "Tax = null };"),
        new(
            79,
            "an invoice by hand takes its number when it is drafted",
            "src/Grains/Invoices/BillRelay.cs",
            "happened is BillSent or",
            "happened is BillDrafted or BillSent or")
        {
            Besides =
            [
                (
                    "src/Grains/Invoices/BillRelay.cs",
                    "            case BillVoided voided:",
                    """
                                case BillDrafted:
                                    await Draft(notice, notice.Source, await Document(notice, cancellationToken));
                                    break;
                                case BillVoided voided:
                    """),
            ],
        },
        new(
            74,
            "what was paid as a balance is not divided with the booking",
            "src/Grains/Bookings/Balances.cs",
            "Extras = booking.Extras.Add(new ExtraPayment(e.PaymentId, Payments.PaymentPurpose.Balance, 1, e.Amount)),",
            "Extras = booking.Extras,"),
        new(
            80,
            "the card is charged while the balance can be paid on its page too",
            "src/Silo/Gateways/PaymentIntentHandler.cs",
            "var paidOnThePage = await gateway.ClosePage(payment, intent, cancellationToken);",
            "GatewayFact? paidOnThePage = null;"),
        new(
            85,
            "what the charge took to the provider is transferred again when it is earned",
            "src/Grains/Payments/ChargedShares.cs",
            "payment.ProviderShare - (payment.Moved?.Left ?? 0);",
            "payment.ProviderShare;")
        {
            Besides = [("src/Grains.Abstractions/Payments/PaymentView.cs", "Moved is { } moved ? ProviderShare - moved.Amount : ProviderShare;", "ProviderShare;")],
        },
        new(
            86,
            "a refund before it is earned leaves with the provider what the charge took there",
            "src/Grains/Payments/ChargedShares.cs",
            "moved.Amount - ((long)((Int128)moved.Amount * (payment.Captured - payment.Held) / payment.Captured) / step * step);",
            "moved.Left;"),
        new(
            88,
            "commission of cash that was written off is netted from what is earned later all the same",
            "src/Grains/Payouts/WriteOffs.cs",
            "return e.Item.IsByHand ? added : added with",
            "return e.Item.IsByHand ? account : added with"),
        new(
            89,
            "what is owed in one pocket is not withheld from the other",
            "src/Grains/Payouts/PayoutPeriods.cs",
            "Money.Min(pocket.Amount, available).WholeSteps()",
            "pocket.Amount.WholeSteps()"),
        new(
            90,
            "what was told is told again when nobody heard that it was",
            "src/Silo/Notifications/NotificationHandler.cs",
            "intent.Report(\"post\")",
            "intent.Report($\"post {intent.IsRepeat}\")")
        {
            Besides = [("tests/Shared/Contracts/Storage/ReadModelSchemas.cs", "new UniqueRule(\"notifications_once\", \"account_id\", \"id\")),", "[]),")],
        },
        new(
            91,
            "people are told what is over",
            "src/Silo/Notifications/NotificationHandler.cs",
            "!await causes.Holds(cause, cancellationToken)",
            "cause.SubjectId == Guid.Empty"),
        new(
            92,
            "who is blocked is heard in what is open",
            "src/Grains/Conversations/ConversationGrain.cs",
            "var post = command with { Blocks = await BlocksIn(State.Topic), Offered",
            "var post = command with { Offered"),
        new(
            93,
            "the bytes of what is taken back stay",
            "src/Silo/Attachments/AttachmentHandler.cs",
            "            await store.Delete(id, cancellationToken);\n",
            ""),
        new(
            94,
            "a file goes with a second message",
            "src/Silo/Postgres/Projections/ConversationProjection.cs",
            "(\"attachment_id\", file.Id)).Insert(",
            "(\"attachment_id\", file.Id)).Put(")
        {
            Besides =
            [
                ("src/Grains/Conversations/Attaching.cs", "case AttachmentStatus.Attached or AttachmentStatus.Deleted:", "case AttachmentStatus.Deleted:"),
                ("src/Grains/Conversations/Attaching.cs", "case not AttachmentStatus.Ready:", "case not (AttachmentStatus.Ready or AttachmentStatus.Attached):"),
            ],
        },
        new(
            95,
            "a refund that failed later is not undone",
            "src/Silo/Gateways/StripeRefunds.cs",
            "\"failed\" or \"canceled\" => new RefundFailed(intent, refund.Id, refund.FailureReason ?? refund.Status),",
            "\"failed\" or \"canceled\" => new MoneyRefunded(intent, refund.Id),"),
        new(
            97,
            "what an operator removes is still found",
            "src/Silo/Postgres/Projections/ConversationProjection.cs",
            """(("text", string.Empty), ("words", string.Empty), ("contacts", null), ("deleted_at", e.At), ("removed", true))""",
            """(("text", string.Empty), ("contacts", null), ("deleted_at", e.At), ("removed", true))"""),
        new(
            96,
            "gateways that list nothing are asked about no page",
            "src/Silo/Gateways/LookUpStatements.cs",
            "ImmutableArray<OpenedPage> pages = account is null",
            "ImmutableArray<OpenedPage> pages = account is \"nobody\""),
        new(
            98,
            "shares of dinars are rounded to the fil",
            "src/Grains.Abstractions/Shared/Money.cs",
            "return new Money(checked(Rounded((Int128)Amount * numerator, (Int128)denominator * step) * step), Currency);",
            "return new Money(checked(Rounded((Int128)Amount * numerator, (Int128)denominator * step * 0 + denominator)), Currency);"),
        new(
            99,
            "a package keeps what goes back of a session that was earned",
            "src/Grains/Packages/PackageRelay.cs",
            """PackageSessionGivenBack e => payment.Refund(new RefundPayment(notice.Cause("refund"), e.Amount, e.Reason ?? "A session of the package was given back.")),""",
            "PackageSessionGivenBack => Task.CompletedTask,"),
        new(
            100,
            "after one closed day banks are taken to be open",
            "src/Grains/Payouts/BankingDays.cs",
            "while (Closed(day, terms) is { } closed)",
            "if (Closed(day, terms) is { } closed)"),
        new(
            101,
            "an answer of support says who wrote it",
            "src/Api/Conversations/Speakers.cs",
            "side is ConversationSide.Support && !reader.IsStaff ? null : person",
            "side is ConversationSide.Support && reader.Role is ActorRole.Visitor ? null : person"),
        new(
            103,
            "what went back before costs its fee again with each refund",
            "src/Grains/Payments/RefundFees.cs",
            "due - payment.InCurrency(payment.FeeCharged)",
            "due"),
        new(
            102,
            "what reads alike in disguise is another text",
            "src/Api/Conversations/Contacts/TextMark.cs",
            "Skeleton.Of(text).Latin;",
            "text;"),
        new(
            105,
            "the id of what is told of an inbox is the place after it",
            "src/Api/Conversations/InboxItems.cs",
            "IdOf(entry.Position)",
            "IdOf(entry.Position + 1)"),
        new(
            104,
            "a customer who cancels costs the provider the penalty",
            "src/Grains/Bookings/Penalties.cs",
            "by is BookingSide.Provider && ",
            ""),
    ];

    /// <summary>The folder of the repository that this program was built from.</summary>
    public static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Marketplace.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Bugs are planted in a copy of the repository, and this program lies in none.");
        }

        return folder.FullName;
    }
}

CREATE TABLE `coffee_groups` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`number` integer NOT NULL,
	`people` text NOT NULL,
	`why` text NOT NULL,
	`state` text NOT NULL,
	`start` integer,
	`end` integer,
	`sequence` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programme_id`) REFERENCES `programmes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "coffee_groups_ends_after_start" CHECK("coffee_groups"."end" > "coffee_groups"."start")
);
--> statement-breakpoint
CREATE INDEX `coffee_groups_round` ON `coffee_groups` (`round_id`);--> statement-breakpoint
CREATE INDEX `coffee_groups_programme` ON `coffee_groups` (`programme_id`,`number`);--> statement-breakpoint
CREATE TABLE `coffee_seats` (
	`group_id` text NOT NULL,
	`person_id` text NOT NULL,
	`round_id` text NOT NULL,
	`answer` text,
	FOREIGN KEY (`group_id`) REFERENCES `coffee_groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `coffee_seats_group` ON `coffee_seats` (`group_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `coffee_seats_round` ON `coffee_seats` (`round_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `coffee_seats_person` ON `coffee_seats` (`person_id`);--> statement-breakpoint
CREATE TABLE `managers` (
	`person_id` text PRIMARY KEY NOT NULL,
	`manager_id` text NOT NULL,
	`said_by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`manager_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `memberships` (
	`programme_id` text NOT NULL,
	`person_id` text NOT NULL,
	`state` text NOT NULL,
	`until` integer,
	`paused_for` text,
	`silent` integer NOT NULL,
	`waited` integer NOT NULL,
	`sat_out_times` integer NOT NULL,
	`sat_out_of` integer NOT NULL,
	`skips` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programmes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_programme` ON `memberships` (`programme_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `memberships_person` ON `memberships` (`person_id`);--> statement-breakpoint
CREATE TABLE `person_hours` (
	`person_id` text PRIMARY KEY NOT NULL,
	`zone` text,
	`hours` text,
	`absences` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `programmes` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`zone` text NOT NULL,
	`every_weeks` integer NOT NULL,
	`weekday` integer NOT NULL,
	`at` integer NOT NULL,
	`anchor` integer NOT NULL,
	`sitting_out` text NOT NULL,
	`repeat_window` integer NOT NULL,
	`blackouts` text NOT NULL,
	`prompts` text NOT NULL,
	`guests` integer NOT NULL,
	`channel` text,
	`ended` integer NOT NULL,
	`changes` integer NOT NULL,
	`version` integer NOT NULL,
	`audit_head` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`number` integer NOT NULL,
	`date` text NOT NULL,
	`announce` integer NOT NULL,
	`nudge` integer NOT NULL,
	`ask` integer NOT NULL,
	`ask_again` integer NOT NULL,
	`close` integer NOT NULL,
	`state` text NOT NULL,
	`seed` text NOT NULL,
	`prompt` text NOT NULL,
	`inputs` text NOT NULL,
	`input_hash` text NOT NULL,
	`cost` text,
	`left_out` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programmes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rounds_number` ON `rounds` (`programme_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `rounds_date` ON `rounds` (`programme_id`,`date`);--> statement-breakpoint
CREATE TABLE `shadow_offers` (
	`id` text PRIMARY KEY NOT NULL,
	`host_id` text NOT NULL,
	`side` text NOT NULL,
	`site_id` text NOT NULL,
	`what` text NOT NULL,
	`length` text NOT NULL,
	`weekday` integer NOT NULL,
	`places` integer NOT NULL,
	`from` integer NOT NULL,
	`until` integer,
	`closed` text NOT NULL,
	`prerequisites` text NOT NULL,
	`topics` text NOT NULL,
	`meet_at` text NOT NULL,
	`begins_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`bring` text NOT NULL,
	`escort` text NOT NULL,
	`call` text NOT NULL,
	`state` text NOT NULL,
	`plan` text NOT NULL,
	`version` integer NOT NULL,
	`audit_head` text NOT NULL,
	FOREIGN KEY (`host_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "shadow_offers_has_places" CHECK("shadow_offers"."places" > 0),
	CONSTRAINT "shadow_offers_ends_after_it_begins" CHECK("shadow_offers"."ends_at" > "shadow_offers"."begins_at")
);
--> statement-breakpoint
CREATE INDEX `shadow_offers_host` ON `shadow_offers` (`host_id`);--> statement-breakpoint
CREATE INDEX `shadow_offers_site` ON `shadow_offers` (`site_id`,`state`);--> statement-breakpoint
CREATE TABLE `shadow_visits` (
	`id` text PRIMARY KEY NOT NULL,
	`visitor_id` text NOT NULL,
	`manager_id` text,
	`side` text NOT NULL,
	`site_id` text,
	`lengths` text NOT NULL,
	`weeks` text NOT NULL,
	`topics` text NOT NULL,
	`state` text NOT NULL,
	`since` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`offer_id` text,
	`start_day` integer,
	`end_day` integer,
	`excluded` text NOT NULL,
	`proofs` text NOT NULL,
	`visitor_said` text NOT NULL,
	`host_said` text NOT NULL,
	`learned` text NOT NULL,
	`suggested` integer NOT NULL,
	`sequence` integer NOT NULL,
	`version` integer NOT NULL,
	`audit_head` text NOT NULL,
	FOREIGN KEY (`visitor_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`manager_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offer_id`) REFERENCES `shadow_offers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "shadow_visits_place_whole" CHECK(("shadow_visits"."offer_id" is null) = ("shadow_visits"."start_day" is null) and ("shadow_visits"."start_day" is null) = ("shadow_visits"."end_day" is null) and "shadow_visits"."end_day" >= "shadow_visits"."start_day")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shadow_visits_pending` ON `shadow_visits` (`visitor_id`) WHERE "shadow_visits"."state" in ('requested', 'approved', 'placed', 'verified', 'scheduled');--> statement-breakpoint
CREATE INDEX `shadow_visits_visitor` ON `shadow_visits` (`visitor_id`);--> statement-breakpoint
CREATE INDEX `shadow_visits_offer` ON `shadow_visits` (`offer_id`,`state`);--> statement-breakpoint
CREATE INDEX `shadow_visits_state` ON `shadow_visits` (`state`);--> statement-breakpoint
CREATE TABLE `wishes` (
	`person_id` text PRIMARY KEY NOT NULL,
	`offers` text NOT NULL,
	`wants` text NOT NULL,
	`do_not_pair` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
